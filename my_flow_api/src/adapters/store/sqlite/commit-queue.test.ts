import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { buildFlow, buildId } from '#src/testing/builders.ts';
import { flowTo } from '#src/testing/store-person.ts';
import { createCommitQueue } from './commit-queue.ts';
import { createFlowPages } from './flow-pages.ts';
import { migrationList } from './migrations/migration-list.ts';
import { openDatabase } from './open-database.ts';
import { toStoreError } from './sqlite-error.ts';
import { createCommitWriter } from './write-commit.ts';

function openQueue(path = ':memory:') {
  const { database, name } = openDatabase(path, migrationList);
  onTestFinished(() => database.close());
  const queue = createCommitQueue(database, { toError: (error) => toStoreError(error, name), kept: createFlowPages(database).kept });
  const prepare = createCommitWriter(database);
  const add = (notes: string) => {
    const flow = buildFlow({ notes });
    const draft = { kind: 'flow.create' as const, subject: { title: '', count: 1, contextId: null }, changes: [flowTo(null, flow)] };
    const origin = { author: 'you' as const, requestId: null, turnId: null };
    return queue.add(prepare('ada', { id: buildId('act'), at: flow.createdAt, origin, draft }));
  };
  const counts = () =>
    ['flows', 'acts', 'act_documents'].map((table) => database.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.['n']);
  return { database, queue, add, counts };
}

test('commits of one turn share a transaction, those of the next begin another', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'myflow-queue-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  const path = join(directory, 'myflow.db');
  const { add, counts } = openQueue(path);
  const before = await transactionsIn(`${path}-wal`);
  await Promise.all(Array.from({ length: 20 }, () => add('')));
  expect(await transactionsIn(`${path}-wal`)).toBe(before + 1);
  await add('');
  expect(await transactionsIn(`${path}-wal`)).toBe(before + 2);
  expect(counts()).toEqual([21, 21, 21]);
});

test('more than fit one transaction are all written', async () => {
  const { add, counts } = openQueue();
  const outcomes = await Promise.all(Array.from({ length: 300 }, () => add('')));
  expect(outcomes.map((outcome) => outcome.status === 'committed' && outcome.act.seq)).toEqual(outcomes.map((_, index) => index + 1));
  expect(counts()).toEqual([300, 300, 300]);
});

test('when the disk is full all of a transaction fail in words, nothing of them is kept, and the next goes through', async () => {
  const { database, add, counts } = openQueue();
  await add('');
  const pages = Number(database.prepare('PRAGMA page_count').get()?.['page_count']);
  database.exec(`PRAGMA max_page_count = ${pages + 4}`);
  const full = await Promise.allSettled([add('small'), add('large '.repeat(20_000)), add('small')]);
  const told = full.map((result) => (result.status === 'rejected' ? String(result.reason) : result.value.status));
  expect(told.filter((words) => words.includes('cannot grow: the disk is full'))).not.toHaveLength(0);
  const kept = told.filter((words) => words === 'committed').length;
  expect(counts()).toEqual([1 + kept, 1 + kept, 1 + kept]);
  database.exec('PRAGMA max_page_count = 100000');
  expect(await add('large '.repeat(20_000))).toMatchObject({ status: 'committed', act: { seq: 2 + kept } });
});

/** How many transactions a write-ahead log holds: the frames that end one. Source: https://www.sqlite.org/fileformat2.html#the_write_ahead_log. */
async function transactionsIn(path: string): Promise<number> {
  const [headerBytes, frameHeaderBytes, pageBytes] = [32, 24, 4_096];
  const log = await readFile(path);
  let count = 0;
  for (let at = headerBytes; at < log.length; at += frameHeaderBytes + pageBytes) {
    if (log.readUInt32BE(at + 4) > 0) count += 1;
  }
  return count;
}
