import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { expectNothingLost, writeAndKill } from '#src/testing/kill-writers.ts';
import { createSeededRandom } from '#src/testing/seeded-random.ts';
import { createSqliteStore } from './sqlite-store.ts';

const kills = 50;
const writers = 4;

test(`after ${kills} kills in the midst of writing, every acknowledged act is there, none twice, and acts and documents agree`, {
  timeout: 120_000,
}, async () => {
  const directory = await mkdtemp(join(tmpdir(), 'myflow-crash-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  const path = join(directory, 'myflow.db');
  const random = createSeededRandom(7);
  const scene = { place: path, userId: 'ada', next: Array.from({ length: writers }, () => 0) };
  for (let kill = 0; kill < kills; kill += 1) await writeAndKill(scene, random(40));

  const store = createSqliteStore({ path });
  onTestFinished(() => store.close());
  await expectNothingLost(store, scene, kills * writers);
  const database = new DatabaseSync(path, { readOnly: true });
  expect(database.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
  database.close();
});
