import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { frameOfVienna } from '#src/ports/store-promises/summaries.conformance.ts';
import { buildContext, buildFlow } from '#src/testing/builders.ts';
import { createPerson, flowsOf } from '#src/testing/store-person.ts';
import { migrationList } from './migrations/migration-list.ts';
import { openDatabase } from './open-database.ts';
import { createSqliteStore } from './sqlite-store.ts';

const newest = migrationList.at(-1)?.version ?? 0;
let path: string;

beforeEach(async () => {
  const directory = await mkdtemp(join(tmpdir(), 'myflow-migration-'));
  path = join(directory, 'myflow.db');
  return () => rm(directory, { recursive: true });
});

const context = buildContext({ name: 'Work' });
const flows = Array.from({ length: 1_200 }, (_, index) => buildFlow({ contextId: context.id, title: `Old café ${index}` }));

/** What a file of an earlier schema held, written as that schema was: plain statements, since the code of that time is gone. */
const fillings: Record<number, (database: DatabaseSync) => void> = {
  0: () => {},
  1: (database) => {
    database
      .prepare("INSERT INTO contexts VALUES ('ada', ?, 'active', ?, 'work', NULL, 0, 1, ?)")
      .run(context.id, context.position, JSON.stringify(context));
    const insert = database.prepare(
      `INSERT INTO flows (user_id, id, context_id, list, sort_key, position, updated_at, sample, version, doc)
       VALUES ('ada', ?, ?, 'open', ?, ?, 1772442000000, 0, 1, ?)`,
    );
    for (const flow of flows) insert.run(flow.id, flow.contextId, `${flow.position} ${flow.id}`, flow.position, JSON.stringify(flow));
    database.exec(`INSERT INTO acts VALUES (1, 'ada', 1, 'act_1', 'plain', NULL, 'key', 'f', '{"id":"act_1","seq":1}', '[]')`);
  },
};

test('the steps are numbered one by one, and each earlier schema has a file to begin from', () => {
  expect(migrationList.map((migration) => migration.version)).toEqual(migrationList.map((_, index) => index + 1));
  expect(Object.keys(fillings)).toHaveLength(newest);
});

describe.each(Object.keys(fillings).map(Number))('from schema %i', (version) => {
  test('to the newest nothing is lost, and everything works', async () => {
    fill(version);
    const store = createSqliteStore({ path });
    onTestFinished(() => store.close());
    const held = version === 0 ? [] : flows;
    expect(await store.allFlowsOfContext('ada', context.id)).toEqual(held);
    expect(await store.countFlows('ada', context.id)).toBe(held.length);
    expect(await store.lastSeq('ada')).toBe(version === 0 ? 0 : 1);
    const found = flowsOf(await store.searchFlows('ada', { terms: ['cafe', '1199'], limit: 10 }));
    expect(found).toEqual(held.slice(1_199));
    const summaries = await store.summarizeContexts('ada', frameOfVienna);
    expect(summaries.map((summary) => summary.open)).toEqual(version === 0 ? [] : [1_200]);
    const person = createPerson(store);
    const added = buildFlow({ title: 'New' });
    await person.addFlows(added);
    const edited = await person.editFlow(added, { title: 'Newer' });
    expect(flowsOf(await store.searchFlows(person.userId, { terms: ['newer'], limit: 10 }))).toEqual([edited]);
  });

  test('ends with the same tables as a new file', () => {
    fill(version);
    openDatabase(path, migrationList).database.close();
    const fresh = openDatabase(':memory:', migrationList).database;
    const upgraded = new DatabaseSync(path);
    const schemaOf = (database: DatabaseSync) => database.prepare('SELECT name, sql FROM sqlite_schema ORDER BY name').all();
    expect(schemaOf(upgraded)).toEqual(schemaOf(fresh));
    expect(upgraded.prepare('PRAGMA user_version').get()).toEqual({ user_version: newest });
    upgraded.close();
    fresh.close();
  });
});

test('a step that fails leaves the file as it was, and can be taken later', () => {
  fill(1);
  const failing = {
    version: 2,
    up: (database: DatabaseSync) => database.exec('ALTER TABLE flows ADD COLUMN half TEXT; INSERT INTO nowhere VALUES (1)'),
  };
  expect(() => openDatabase(path, [...migrationList.slice(0, 1), failing])).toThrow(/nowhere/);
  const database = new DatabaseSync(path);
  expect(database.prepare('PRAGMA user_version').get()).toEqual({ user_version: 1 });
  expect(database.prepare('SELECT count(*) AS n FROM flows').get()).toEqual({ n: 1_200 });
  database.close();
  openDatabase(path, migrationList).database.close();
});

/** A file as the earlier version left it. */
function fill(version: number): void {
  const { database } = openDatabase(path, migrationList.slice(0, version));
  fillings[version]?.(database);
  database.close();
}
