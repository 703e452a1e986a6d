import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describeWithRedis } from 'my_flow_cache/testing/describe-with-redis';
import { expect, onTestFinished, test } from 'vitest';
import { createSqliteStore } from '#src/adapters/store/sqlite/sqlite-store.ts';
import { buildFlow } from '#src/testing/builders.ts';
import { runMyflow, startMyflow } from '#src/testing/run-myflow.ts';
import { createPerson } from '#src/testing/store-person.ts';
import { type CommandPlace, describeArchiveCommands } from './archive-commands.conformance.ts';

describeArchiveCommands('the commands about backups, on SQLite', newSqlitePlace);

test('backups in a folder have names by their time, and only the newest are kept', async () => {
  const place = await newFilledPlace();
  const folder = path.join(place.folder, 'new', 'backups');
  await mkdir(folder, { recursive: true });
  const older = ['0', '1', '2'].map((year) => `myflow-202${year}-01-01T00-00-00Z.ndjson.gz`);
  const others = ['myflow-mine.ndjson.gz', 'notes.txt', 'myflow-2020-01-01T00-00-00Z.ndjson.gz.partial'];
  for (const name of [...older, ...others]) await writeFile(path.join(folder, name), '');
  await utimes(path.join(folder, others[2] ?? ''), new Date(0), new Date(0));
  const { code, output } = await runMyflow(['backup', folder, '--keep', '2'], place.env);
  expect([code, output]).toEqual([0, expect.stringContaining(`Removed, with 2 to keep: ${older.slice(0, 2).join(', ')}\n`)]);
  const names = (await readdir(folder)).toSorted();
  expect(names).toEqual([older[2], expect.stringMatching(/^myflow-20\d\d-\d\d-\d\dT\d\d-\d\d-\d\dZ\.ndjson\.gz$/), ...others.slice(0, 2)]);
});

test('a process that makes one every so many hours says when the next is due, and ends in peace when it is told to', async () => {
  const place = await newFilledPlace();
  const run = startMyflow(['backup', path.join(place.folder, 'backups'), '--every', '24'], place.env);
  await untilSaid(run, 'The next one in 24 h.');
  run.child.kill('SIGTERM');
  expect(await run.ended).toBe(0);
  expect(await readdir(path.join(place.folder, 'backups'))).toHaveLength(1);
});

test.each([
  [['backup'], 2, /Something is missing\.\nUsage: backup <file\|folder>/],
  [['backup', 'a', 'b'], 2, /b is one word too many/],
  [['backup', 'a', '--keep', '0'], 2, /--keep takes a whole number from 1 to 10000/],
  [['backup', 'a', '--every', '1.5'], 2, /--every takes a whole number/],
  [['backup', 'a', '--gone'], 2, /Unknown option '--gone'/],
  [['migrate-store', '--from', 'a.db'], 2, /Say where everything comes from and where it goes/],
  [['migrate-store', '--from', 'a.db', '--to', './a.db'], 1, /cannot be moved to itself/],
  [['migrate-store', '--from', 'no-such.db', '--to', 'other.db'], 1, /There is no .*no-such\.db/],
  [['migrate-store', '--from', 'postgres://me:secret@host', '--to', 'other.db'], 1, /begins with mongodb:\/\//],
  [['migrate-store', '--from', 'a.db', '--to', 'mongodb'], 1, /MONGODB_URI names, which is not set/],
  [['restore', 'no-such.gz'], 1, /no-such\.gz is not there/],
  [['verify', '--help'], 0, /Usage: verify <file>/],
  [['nothing'], 2, /There is no command nothing/],
])('%j ends with %i and says why', async (args, code, words) => {
  const place = await newSqlitePlace();
  const result = await runMyflow(args, place.env);
  expect(result).toEqual({ code, output: expect.stringMatching(words) });
  expect(result.output).not.toContain('secret');
  expect(result.output).not.toContain('    at ');
  expect(await readdir(place.folder)).toEqual([]);
});

test('no backup is written over a file that is there, and none of a store that is not there', async () => {
  const place = await newFilledPlace();
  const file = path.join(place.folder, 'mine.txt');
  await writeFile(file, 'mine');
  expect(await runMyflow(['backup', file], place.env)).toEqual({
    code: 1,
    output: expect.stringContaining('exists already. Name a new file'),
  });
  expect(await runMyflow(['backup', path.join(place.folder, 'no', 'such', 'a.gz')], place.env)).toEqual({
    code: 1,
    output: expect.stringMatching(/a\.gz is not there\. Check the name/),
  });
  await place.wipe();
  const { code, output } = await runMyflow(['backup', path.join(place.folder, 'a.gz')], place.env);
  expect([code, output]).toEqual([1, expect.stringMatching(/There is no .*myflow\.db\. Name the file of a store, or set MYFLOW_DATA_DIR/)]);
  expect(await readdir(place.folder)).toEqual(['mine.txt']);
});

test('takes no more memory for much than for little', { timeout: 120_000 }, async () => {
  const place = await newSqlitePlace();
  const store = await place.openStore();
  const ada = createPerson(store);
  for (let act = 0; act < 120; act += 1) await ada.addFlows(...Array.from({ length: 50 }, () => buildFlow({ notes: 'n'.repeat(10_000) })));
  await store.close();
  const file = path.join(place.folder, 'all.ndjson.gz');
  // Less than half of the text that goes through; what is held at once is a third of it, and the rest is room for what Node has not cleared away yet.
  const env = { ...place.env, NODE_OPTIONS: '--max-old-space-size=64' };
  for (const args of [
    ['backup', file],
    ['restore', file, '--replace'],
  ]) {
    expect(await runMyflow(args, env)).toEqual({ code: 0, output: expect.stringContaining('6,000 flows') });
  }
  expect((await stat(place.location)).size).toBeGreaterThan(120_000_000);
});

async function newFilledPlace(): Promise<CommandPlace> {
  const place = await newSqlitePlace();
  const store = await place.openStore();
  await createPerson(store).addFlows(buildFlow());
  await store.close();
  return place;
}

async function newSqlitePlace(): Promise<CommandPlace> {
  const folder = await mkdtemp(path.join(tmpdir(), 'myflow-commands-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const dataDir = path.join(folder, 'data');
  const location = path.join(dataDir, 'myflow.db');
  return {
    folder,
    env: { MYFLOW_DATA_DIR: dataDir },
    location,
    flowsMoved: 6_000,
    readProgress: async () => readProgress(`${location}.restoring`),
    openStore: async () => createSqliteStore({ path: location }),
    wipe: () => rm(dataDir, { recursive: true }),
  };
}

function readProgress(file: string): string | null {
  if (!existsSync(file)) return null;
  const database = new DatabaseSync(file, { readOnly: true, timeout: 1_000 });
  try {
    return String(database.prepare('SELECT place FROM archive_progress WHERE place IS NOT NULL').get()?.['place'] ?? '') || null;
  } catch {
    // It is about to begin, or to end.
    return null;
  } finally {
    database.close();
  }
}

async function untilSaid(run: ReturnType<typeof startMyflow>, words: string): Promise<void> {
  while (!run.output().includes(words)) {
    const state = await Promise.race([run.ended, new Promise((resolve) => setTimeout(resolve, 20, 'on'))]);
    if (state !== 'on') throw new Error(`it ended: ${run.output()}`);
  }
}

await describeWithRedis('counts that replicas keep in Redis', (redis) => {
  test('are forgotten for whoever is restored, since the numbers of acts go back; without Redis it is said', {
    timeout: 60_000,
  }, async () => {
    const place = await newFilledPlace();
    const store = await place.openStore();
    const ada = createPerson(store);
    await ada.addFlows(buildFlow());
    await store.close();
    const [kept, other] = [`myflow:api:summaries:${ada.userId}`, 'myflow:api:summaries:somebody-else'];
    for (const key of [kept, other]) await redis.command('SET', key, 'old');
    const file = path.join(place.folder, 'all.ndjson.gz');
    expect(await runMyflow(['backup', file], place.env)).toMatchObject({ code: 0 });
    expect(await runMyflow(['restore', file, '--replace'], { ...place.env, REDIS_URL: redis.url })).toMatchObject({ code: 0 });
    expect(await redis.command('KEYS', 'myflow:api:summaries:*')).toEqual([other]);
    const { code, output } = await runMyflow(['restore', file, '--replace'], { ...place.env, REDIS_URL: 'redis://127.0.0.1:9' });
    expect([code, output]).toEqual([0, expect.stringContaining('Redis cannot be reached')]);
  });
});
