import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { flowListStateSchema } from 'my_flow_contract';
import { beforeEach, expect, test } from 'vitest';
import { createActReads } from './act-reads.ts';
import { createContextReads } from './context-reads.ts';
import { createFlowPages } from './flow-pages.ts';
import { createFlowReads } from './flow-reads.ts';
import { createHousekeeping } from './housekeeping.ts';
import { migrate } from './migration.ts';
import { migrationList } from './migrations/migration-list.ts';
import { createSearchPages } from './search-pages.ts';
import { createSummaries } from './summaries.ts';
import { createCommitWriter } from './write-commit.ts';

/** A database that remembers the text of every statement. */
class ListeningDatabase extends DatabaseSync {
  readonly texts = new Set<string>();

  override prepare(sql: string): StatementSync {
    this.texts.add(sql);
    return super.prepare(sql);
  }
}

let database: ListeningDatabase;
let texts: string[];

beforeEach(() => {
  database = new ListeningDatabase(':memory:');
  migrate(database, migrationList, 'the test');
  database.texts.clear();
  prepareEverything();
  texts = [...database.texts];
  return () => database.close();
});

function prepareEverything(): void {
  for (const create of [createActReads, createContextReads, createFlowReads, createHousekeeping, createSummaries, createCommitWriter])
    create(database);
  const { listFlows } = createFlowPages(database);
  const { searchFlows } = createSearchPages(database);
  for (const contextId of [undefined, 'ctx_1']) {
    for (const state of flowListStateSchema.options) listFlows('ada', { contextId, state, limit: 1 });
    for (const terms of [['one'], ['one', 'two']]) searchFlows('ada', { contextId, terms, limit: 1 });
  }
}

/** The statements among whose steps one is as said, with that step. */
function statementsWith(isFault: (step: string) => boolean): string[] {
  return texts.flatMap((sql) => {
    const rows = database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all();
    const fault = rows.map((row) => String(row['detail'])).find(isFault);
    return fault === undefined ? [] : [`${fault}: ${sql}`];
  });
}

/** What may be read from end to end: lists of ids in a parameter, and what a statement itself has gathered. */
const gathered = /^SCAN ((json_each|change) VIRTUAL TABLE|\(subquery-\d+\)|moved$|m$|CONSTANT ROW)/;

test('no statement reads a whole table', () => {
  expect(texts.length).toBeGreaterThan(60);
  expect(statementsWith((step) => step.startsWith('SCAN ') && !gathered.test(step))).toEqual([]);
});

/** Sorted without an index, because there is little of it, or because all of it is asked for. */
const sorted = [
  // A person has at most 50 contexts.
  /^SELECT doc FROM contexts WHERE user_id = \? AND (list|sample) = \S+ ORDER BY position, id$/,
  /FROM contexts c\s.* ORDER BY c\.position, c\.id$/s,
  // A whole context, to number it anew.
  /^SELECT doc FROM flows WHERE user_id = \? AND context_id = \? ORDER BY position, id$/,
  // Two rows, the next of the open flows and the next of the others.
  /^SELECT position FROM \(/,
  // What the person moved since a walk through a list began.
  /^WITH moved /,
];

test('nothing that may be long is sorted without an index', () => {
  const isKnown = (fault: string) => sorted.some((known) => known.test(fault.slice(fault.indexOf(': ') + 2)));
  expect(statementsWith((step) => step.startsWith('USE TEMP B-TREE')).filter((fault) => !isKnown(fault))).toEqual([]);
});

test('no statement is planned again at each call for the sake of a bound limit or list', () => {
  expect(texts.filter((sql) => /LIMIT \?/.test(sql) || /flows .*\blist = \?/s.test(sql))).toEqual([]);
});
