import { closeSync, openSync, readFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { describeStoreArchive } from '#src/ports/store-archive.conformance.ts';
import type { StoreArchive } from '#src/ports/store-archive.ts';
import { buildFlow } from '#src/testing/builders.ts';
import { createPerson, type Person } from '#src/testing/store-person.ts';
import { migrationList } from './migrations/migration-list.ts';
import { openDatabase } from './open-database.ts';
import { createSqliteArchive } from './sqlite-archive.ts';
import { createSqliteStore } from './sqlite-store.ts';

describeStoreArchive('SQLite in a file', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'myflow-archive-'));
  let places = 0;
  return {
    async newPlace() {
      places += 1;
      const path = join(directory, `${places}`, 'myflow.db');
      return { openStore: async () => createSqliteStore({ path }), archive: createSqliteArchive({ path }) };
    },
    close: () => rm(directory, { recursive: true }),
  };
});

describe('the file of a store', () => {
  let directory: string;
  let path: string;
  let archive: StoreArchive;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'myflow-archive-'));
    path = join(directory, 'myflow.db');
    archive = createSqliteArchive({ path });
    return () => rm(directory, { recursive: true });
  });

  async function fill(): Promise<Person> {
    const store = createSqliteStore({ path });
    const ada = createPerson(store);
    await ada.addFlows(...Array.from({ length: 300 }, () => buildFlow({ notes: 'x'.repeat(500) })));
    await store.close();
    return ada;
  }

  test('is not replaced while anybody has it open, even one who does nothing', async () => {
    const ada = await fill();
    const options = { mayReplace: true, resumeKey: null };
    const store = createSqliteStore({ path });
    await store.ping();
    await expect(archive.openWriter(options)).rejects.toThrow(/^myflow\.db is in use\. Stop MyFlow/);
    await ada.commit([]).catch(() => {});
    expect(await store.lastSeq(ada.userId)).toBe(1);
    await store.close();
    const snapshot = await archive.openSnapshot();
    await expect(archive.openWriter(options)).rejects.toThrow(/is in use/);
    await snapshot.close();
    const writer = await archive.openWriter(options);
    expect(() => createSqliteStore({ path, busyTimeoutMs: 50 })).toThrow(/locked by another process/);
    await expect(archive.openWriter(options)).rejects.toThrow(/is in use/);
    await writer.abandon({ keep: false });
    const again = createSqliteStore({ path });
    expect(await again.lastSeq(ada.userId)).toBe(1);
    await again.close();
  });

  test('has everything in it, and nothing of the old one beside it, once it is replaced', async () => {
    const ada = await fill();
    const writer = await archive.openWriter({ mayReplace: true, resumeKey: null });
    await writer.finish();
    expect(await readdir(directory)).toEqual(['myflow.db']);
    expect((await stat(path)).mode & 0o077).toBe(0);
    const store = createSqliteStore({ path });
    expect(await store.lastSeq(ada.userId)).toBe(0);
    await store.close();
  });

  test('that is damaged is replaced when it may be, and kept under another name', async () => {
    await fill();
    await writeFile(path, (await readFile(path)).fill(0xa5, 4_096));
    await expect(archive.openWriter({ mayReplace: false, resumeKey: null })).rejects.toThrow(/^myflow\.db is damaged\. Add --replace/);
    const writer = await archive.openWriter({ mayReplace: true, resumeKey: null });
    await writer.finish();
    expect((await readdir(directory)).toSorted()).toEqual(['myflow.db', 'myflow.db.damaged-1']);
    await createSqliteStore({ path }).close();
  });

  test('turns away whoever opened the old one and waited', async () => {
    await fill();
    const old = openSync(path, 'r');
    onTestFinished(() => closeSync(old));
    const writer = await archive.openWriter({ mayReplace: true, resumeKey: null });
    await writer.finish();
    expect(readFileSync(old).readInt32BE(60)).toBe(2_147_483_647);
    expect(await readdir(directory)).toEqual(['myflow.db']);
  });

  test('is read as it is, whatever schema it has, and not changed by that', async () => {
    const { database } = openDatabase(path, migrationList.slice(0, 1));
    const flow = buildFlow();
    const columns = ['ada', flow.id, flow.contextId, 'open', 'a', flow.position, 0, 0, 1, JSON.stringify(flow)];
    database
      .prepare(
        'INSERT INTO flows (user_id, id, context_id, list, sort_key, position, updated_at, sample, version, doc) VALUES (?,?,?,?,?,?,?,?,?,?)',
      )
      .run(...columns);
    database.close();
    const before = await readFile(path);
    const snapshot = await archive.openSnapshot();
    for await (const batch of snapshot.records()) expect(batch).toEqual([{ kind: 'flow', userId: 'ada', document: flow }]);
    expect.assertions(2);
    await snapshot.close();
    expect(await readFile(path)).toEqual(before);
  });

  test('is refused in words when it is missing, empty, of another program, or of a newer MyFlow', async () => {
    await expect(archive.openSnapshot()).rejects.toThrow(/There is no .*myflow\.db\. Name the file of a store/);
    await writeFile(path, '');
    await expect(archive.openSnapshot()).rejects.toThrow(/^myflow\.db holds nothing yet/);
    const database = new DatabaseSync(path);
    database.exec('CREATE TABLE recipes (name TEXT)');
    await expect(archive.openSnapshot()).rejects.toThrow(/is not a MyFlow database/);
    await expect(archive.openWriter({ mayReplace: true, resumeKey: null })).rejects.toThrow(/is not a MyFlow database/);
    database.exec('PRAGMA application_id = 0x4d79466c; PRAGMA user_version = 4711');
    database.close();
    await expect(archive.openSnapshot()).rejects.toThrow(/was written by a newer MyFlow/);
    await expect(archive.openWriter({ mayReplace: true, resumeKey: null })).rejects.toThrow(/was written by a newer MyFlow/);
  });

  test('stays as it was when a write fails', async () => {
    const ada = await fill();
    const writer = await archive.openWriter({ mayReplace: true, resumeKey: null });
    const records = [{ kind: 'flow', userId: 'ada', document: buildFlow() } as const];
    await writer.write(records);
    await expect(writer.write(records)).rejects.toThrow(/^myflow\.db\.restoring failed: UNIQUE/);
    await writer.abandon({ keep: false });
    expect(await readdir(directory)).toEqual(['myflow.db']);
    const store = createSqliteStore({ path });
    expect(await store.lastSeq(ada.userId)).toBe(1);
    await store.close();
  });
});
