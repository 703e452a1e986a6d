import { chmodSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { freePort } from 'my_flow_cache/testing/free-port';
import { expect, onTestFinished, test } from 'vitest';
import { createSqliteStore } from '#src/adapters/store/sqlite/sqlite-store.ts';
import { plantedSecret, runDoctor } from '#src/testing/run-doctor.ts';
import { compareClocks } from './compare-clocks.ts';
import { hostOf } from './connection-words.ts';
import { ok } from './finding.ts';
import { roomFinding } from './probe-data-folder.ts';
import { runProbes } from './run-probes.ts';

function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'myflow-doctor-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function folderWithDatabase(): Promise<{ folder: string; file: string }> {
  const folder = temporaryFolder();
  const file = path.join(folder, 'myflow.db');
  const store = createSqliteStore({ path: file });
  await store.close();
  return { folder, file };
}

test('nothing is wrong with what is built in, before the first start and after it', async () => {
  const before = await runDoctor();
  expect([before.code, before.wrongs]).toEqual([0, []]);
  expect(before.of('Database')).toEqual(['ok Database is not there yet; the first start makes it']);
  const { folder } = await folderWithDatabase();
  const after = await runDoctor({ MYFLOW_DATA_DIR: folder });
  expect([after.code, after.of('Database')[0]]).toEqual([0, expect.stringMatching(/^ok Database is sound \(\d+ MB\)$/)]);
  expect(after.of('Data folder')).toEqual([`ok Data folder ${folder} can be written`]);
});

test('every variable is told: set, standard or not set, and nothing of what is secret', async () => {
  const { of, text } = await runDoctor({ LOG_LEVEL: 'warn', MYFLOW_PASSWORD: plantedSecret });
  expect([of('LOG_LEVEL'), of('MYFLOW_PASSWORD'), of('MYFLOW_API_HOST'), of('REDIS_URL')]).toEqual([
    ['ok LOG_LEVEL set: warn'],
    ['ok MYFLOW_PASSWORD set, not shown'],
    ['ok MYFLOW_API_HOST standard: 127.0.0.1'],
    ['ok REDIS_URL not set'],
  ]);
  expect(text).not.toContain(plantedSecret);
});

test('a secret that is missing is named, with an example', async () => {
  const { code, wrongs } = await runDoctor({ MYFLOW_LOCAL_SECRET: '' });
  expect([code, wrongs]).toEqual([
    1,
    [expect.stringMatching(/^WRONG MYFLOW_LOCAL_SECRET is required when .* Example: MYFLOW_LOCAL_SECRET=/)],
  ]);
});

test('several faults of the environment come together, and what can be tried is tried all the same', async () => {
  const diagnosis = await runDoctor({
    LOG_LEVEL: 'loud',
    MONGODB_URI: 'op://MyFlow/MongoDB/MONGODB_URI',
    MYFLOW_PASSWORD_FILE: '/nowhere/password',
    MYFLOW_PASWORD: plantedSecret,
  });
  expect(diagnosis.code).toBe(1);
  expect(diagnosis.of('LOG_LEVEL')[0]).toContain('must be one of');
  expect(diagnosis.of('MONGODB_URI')[0]).toContain('op run --env-file');
  expect(diagnosis.of('MYFLOW_PASSWORD')[0]).toContain('(ENOENT)');
  expect(diagnosis.of('MYFLOW_PASWORD')).toEqual(['note MYFLOW_PASWORD is not known; did you mean MYFLOW_PASSWORD?']);
  expect(diagnosis.of('Disk')).toHaveLength(1);
  expect(diagnosis.text).not.toContain(plantedSecret);
});

test('an API that others could reach without a password is a fault here as at the start', async () => {
  const { wrongs } = await runDoctor({ MYFLOW_API_HOST: '0.0.0.0' });
  expect(wrongs).toEqual([expect.stringMatching(/MYFLOW_API_HOST lets other machines reach the API/)]);
});

test('a file in place of the data folder', async () => {
  const file = path.join(temporaryFolder(), 'file');
  writeFileSync(file, '');
  expect((await runDoctor({ MYFLOW_DATA_DIR: file })).wrongs).toContainEqual(
    `WRONG Data folder ${file} is a file. Set MYFLOW_DATA_DIR to a folder.`,
  );
});

test('a data folder that cannot be written', async () => {
  // To the administrator of a machine almost everything can be written.
  const folder = process.getuid?.() === 0 ? '/proc/self' : temporaryFolder();
  if (folder !== '/proc/self') chmodSync(folder, 0o500);
  const { code, of } = await runDoctor({ MYFLOW_DATA_DIR: folder });
  expect([code, of('Data folder')[0]]).toEqual([
    1,
    expect.stringMatching(/^WRONG Data folder .* cannot be written \(E\w+\)\. Make it belong/),
  ]);
});

test('a database that is damaged, and a file that is none', async () => {
  const { folder, file } = await folderWithDatabase();
  truncateSync(file, 8_192);
  expect((await runDoctor({ MYFLOW_DATA_DIR: folder })).of('Database')[0]).toMatch(
    /^WRONG Database .*myflow\.db is damaged.* restore the newest backup/,
  );
  writeFileSync(file, 'this is a shopping list, and longer than the head of a database: '.repeat(50));
  expect((await runDoctor({ MYFLOW_DATA_DIR: folder })).of('Database')[0]).toMatch(/^WRONG Database .* no database of SQLite/);
});

test('keys of models are honestly said to be read by nobody yet', async () => {
  const { code, of, text } = await runDoctor({ OPENAI_API_KEY: `sk-${plantedSecret}` });
  expect([code, of('OPENAI_API_KEY')]).toEqual([0, ['note OPENAI_API_KEY set, not shown; nothing reads it yet: it awaits the companion.']]);
  expect(text).not.toContain(plantedSecret);
});

test('the client: an API that is not there, one that is another program, and one that is ready', async () => {
  const answers = { status: 404, body: '<h1>Not MyFlow</h1>' };
  const server = createServer((_, response) => response.writeHead(answers.status).end(answers.body)).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const look = async (given: string) => (await runDoctor({ MYFLOW_API_URL: given }, '--client')).of('API');
  expect(await look(url)).toEqual([expect.stringMatching(/^WRONG API .* answers 404, and not as MyFlow’s API does/)]);
  expect(await look(`http://127.0.0.1:${await freePort()}`)).toEqual([expect.stringMatching(/^WRONG API .* refuses connections/)]);
  expect(await look('http://nowhere.invalid')).toEqual([expect.stringMatching(/^WRONG API .* cannot be resolved/)]);
  Object.assign(answers, { status: 503, body: '{"status":"degraded"}' });
  expect(await look(url)).toEqual([expect.stringMatching(/^WRONG API .* is not ready/)]);
  Object.assign(answers, { status: 200, body: '{"status":"ok"}' });
  expect(await look(url)).toEqual([`ok API at ${url} is ready`]);
});

test('a probe that comes to no end is given up, and does not hold up the others', async () => {
  const startedMs = performance.now();
  const findings = await runProbes(
    [
      { subject: 'Slow', run: () => setTimeout(60_000, [], { ref: false }) },
      { subject: 'Quick', run: async () => [ok('Quick', 'is here')] },
    ],
    50,
  );
  expect(performance.now() - startedMs).toBeLessThan(5_000);
  expect(findings.map(({ verdict, subject }) => [verdict, subject])).toEqual([
    ['wrong', 'Slow'],
    ['ok', 'Quick'],
  ]);
});

test('a failure that nobody foresaw is told by its kind, without its words', async () => {
  const run = () => Promise.reject(Object.assign(new TypeError(plantedSecret), { code: 'E_ODD' }));
  const [finding] = await runProbes([{ subject: 'Odd', run }]);
  expect(finding).toEqual({ verdict: 'wrong', subject: 'Odd', words: 'failed: TypeError E_ODD. Look into its own log.' });
});

test('what free space and clocks mean', () => {
  expect([50, 500, 5_000].map((mb) => roomFinding(mb).verdict)).toEqual(['wrong', 'note', 'ok']);
  const clocks = (theirMs: number) => compareClocks({ who: 'them', theirMs, askedMs: 100_000, answeredMs: 101_000 });
  expect([100_500, 98_000, 109_000, 69_000, 140_000].map((theirMs) => clocks(theirMs).verdict)).toEqual([
    'ok',
    'ok',
    'note',
    'wrong',
    'wrong',
  ]);
});

test.each([
  ['mongodb+srv://user:p@ss@cluster0.example.net/db?x=1', 'cluster0.example.net'],
  ['mongodb://a:1,b:2/db', 'a:1,b:2'],
  ['rediss://:secret@cache:6380', 'cache:6380'],
  ['https://login.example.org/oidc', 'login.example.org'],
])('of %s only %s is told', (address, host) => {
  expect(hostOf(address)).toBe(host);
});
