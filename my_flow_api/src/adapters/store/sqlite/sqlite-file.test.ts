import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { type Store, StoreError } from '#src/ports/store.ts';
import { buildContext, buildFlow } from '#src/testing/builders.ts';
import { contextTo, createPerson, flowTo } from '#src/testing/store-person.ts';
import { personTables } from './housekeeping.ts';
import { toStoreError } from './sqlite-error.ts';
import { createSqliteStore } from './sqlite-store.ts';

let directory: string;
let path: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'myflow-file-'));
  path = join(directory, 'data', 'myflow.db');
  return () => rm(directory, { recursive: true });
});

function openStore(busyTimeoutMs?: number): Store {
  const store = createSqliteStore(busyTimeoutMs === undefined ? { path } : { path, busyTimeoutMs });
  onTestFinished(() => store.close());
  return store;
}

test('keeps everything over a restart, in a file for its owner alone', async () => {
  const first = openStore();
  const flow = buildFlow();
  const ada = createPerson(first);
  await ada.addFlows(flow);
  await first.close();
  expect(await openStore().getFlow(ada.userId, flow.id)).toEqual(flow);
  for (const name of await readdir(join(directory, 'data'))) expect((await stat(join(directory, 'data', name))).mode & 0o077).toBe(0);
});

test('a removed person is in no table and nowhere in the file', async () => {
  const store = openStore();
  const ada = createPerson(store, 'removed-person');
  const bob = createPerson(store, 'bob');
  const context = buildContext({ name: 'Shibboleth room' });
  for (const person of [ada, bob]) await person.addContext(buildContext());
  await ada.act([contextTo(null, context)], { idempotency: { key: 'shibboleth-key', fingerprint: 'f' } });
  const flows = Array.from({ length: 60 }, () =>
    buildFlow({ contextId: context.id, title: 'Shibboleth', notes: 'shibboleth '.repeat(800) }),
  );
  await ada.addFlows(...flows);
  for (const flow of flows.slice(0, 30)) await ada.act([flowTo(flow, null)]);
  await ada.editContext(context, { name: 'Other' });
  await store.removeUser(ada.userId);

  const database = new DatabaseSync(path, { readOnly: true });
  const tables = database
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")
    .all()
    .map((row) => String(row['name']));
  expect(tables.toSorted()).toEqual([...personTables].toSorted());
  for (const table of tables) expect(database.prepare(`SELECT * FROM ${table} WHERE user_id = ?`).all(ada.userId)).toEqual([]);
  database.close();
  for (const name of await readdir(join(directory, 'data'))) {
    const bytes = (await readFile(join(directory, 'data', name))).toString('latin1').toLowerCase();
    expect([name, bytes.includes('shibboleth'), bytes.includes('removed-person')]).toEqual([name, false, false]);
  }
  expect(await store.lastSeq(bob.userId)).toBe(1);
});

test('an act on four times as many flows takes about four times as long', async () => {
  const fastestMs = async (count: number) => {
    const times = [];
    for (let run = 0; run < 2; run += 1) {
      const ada = createPerson(openStore());
      const flows = Array.from({ length: count }, () => buildFlow());
      await ada.addFlows(...flows);
      const beganMs = performance.now();
      // Another commit beside it, since it is the sharing of a transaction that has a price.
      await Promise.all([ada.act([]), ada.act(flows.map((flow) => flowTo(flow, { ...flow, trashedAt: flow.createdAt, version: 2 })))]);
      times.push(performance.now() - beganMs);
    }
    return Math.min(...times);
  };
  // A way that goes by the square would take sixteen times as long and more.
  expect((await fastestMs(8_000)) / (await fastestMs(2_000))).toBeLessThan(10);
}, 60_000);

describe('says in words, with the name of the file,', () => {
  test('that another process holds it, and writes again once it does not', async () => {
    const store = openStore(50);
    const ada = createPerson(store);
    const other = new DatabaseSync(path);
    other.exec('BEGIN IMMEDIATE');
    const flow = buildFlow();
    const refused = ada.commit([flowTo(null, flow)]);
    await expect(refused).rejects.toThrow(StoreError);
    await expect(refused).rejects.toThrow(/^myflow\.db is locked by another process\. Close/);
    await expect(store.removeUser(ada.userId)).rejects.toThrow(/locked/);
    other.exec('ROLLBACK');
    other.close();
    await ada.addFlows(flow);
    expect(await store.getFlow(ada.userId, flow.id)).toEqual(flow);
  });

  test('that it is no database, or damaged', async () => {
    const store = openStore();
    await createPerson(store).addFlows(...Array.from({ length: 200 }, () => buildFlow({ notes: 'x'.repeat(500) })));
    await store.close();
    const bytes = await readFile(path);
    await writeFile(path, bytes.fill(0xa5, 4_096));
    expect(() => openStore()).toThrow(/^myflow\.db is damaged\. Stop MyFlow, keep a copy/);
    await writeFile(path, 'This is a letter, not a database. '.repeat(100));
    expect(() => openStore()).toThrow(/^myflow\.db is not a database\. Stop MyFlow/);
  });

  test('that it is of a newer MyFlow, or of another program', async () => {
    await openStore().close();
    alter('PRAGMA user_version = 4711');
    expect(() => openStore()).toThrow(
      /^myflow\.db was written by a newer MyFlow \(its schema is 4711, this one knows \d+\)\. Run that version again/,
    );
    alter('PRAGMA application_id = 1');
    expect(() => openStore()).toThrow(/^myflow\.db is not a MyFlow database/);
    await rm(path);
    alter('CREATE TABLE recipes (name TEXT)');
    expect(() => openStore()).toThrow(/^myflow\.db is not a MyFlow database/);
  });

  test('that it cannot be opened or written', async () => {
    await openStore().close();
    const readOnly = new DatabaseSync(path, { readOnly: true });
    expect(wordsOf(() => readOnly.exec('DELETE FROM acts'))).toMatch(/^myflow\.db cannot be written\. Give the account/);
    readOnly.close();
    const full = new DatabaseSync(path);
    full.exec('PRAGMA max_page_count = 1');
    expect(wordsOf(() => full.exec('CREATE TABLE more (text TEXT)'))).toMatch(
      /^myflow\.db cannot grow: the disk is full\. Free some space/,
    );
    full.close();
    path = directory;
    expect(() => openStore()).toThrow(/cannot be opened: it is a directory\. Name a file/);
    await writeFile(join(directory, 'file'), '');
    path = join(directory, 'file', 'myflow.db');
    expect(() => openStore()).toThrow(/^myflow\.db cannot be opened: a file is where its directory should be\. Choose/);
    path = join(directory, 'x'.repeat(300));
    expect(() => openStore()).toThrow(/^x{300} cannot be opened \(ENAMETOOLONG\)\. Check the path/);
  });
});

function alter(sql: string): void {
  const database = new DatabaseSync(path);
  database.exec(sql);
  database.close();
}

function wordsOf(fail: () => void): string {
  try {
    fail();
  } catch (error) {
    return String(Object(toStoreError(error, 'myflow.db')).message);
  }
  return 'it did not fail';
}
