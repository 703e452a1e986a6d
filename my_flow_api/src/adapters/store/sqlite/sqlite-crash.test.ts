import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Act } from 'my_flow_contract';
import { expect, onTestFinished, test } from 'vitest';
import type { Store } from '#src/ports/store.ts';
import { createSeededRandom } from '#src/testing/seeded-random.ts';
import { createSqliteStore } from './sqlite-store.ts';

const kills = 50;
const writers = 4;
const child = fileURLToPath(new URL('../../../testing/store-crash-child.ts', import.meta.url));

test(`after ${kills} kills in the midst of writing, every acknowledged act is there, none twice, and acts and documents agree`, {
  timeout: 120_000,
}, async () => {
  const directory = await mkdtemp(join(tmpdir(), 'myflow-crash-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  const path = join(directory, 'myflow.db');
  const random = createSeededRandom(7);
  const next = Array.from({ length: writers }, () => 0);
  for (let kill = 0; kill < kills; kill += 1) await writeAndKill(path, next, random(40));

  const store = createSqliteStore({ path });
  onTestFinished(() => store.close());
  const acts = await allActs(store);
  expect(acts.map((act) => act.seq)).toEqual(acts.map((_, index) => index + 1));
  expect(acts.length).toBeGreaterThan(kills * writers);
  for (const [writer, count] of next.entries()) {
    // The act that was under way at the last kill may be there, unacknowledged, or not.
    const written = acts.filter((act) => act.id.split('_')[2] === `${writer}`).length;
    expect([count, count + 1]).toContain(written);
    for (let number = 0; number < count; number += 1) expect(await store.findActByKey('ada', `${writer}-${number}`)).not.toBeNull();
  }
  await expectAgreement(store, acts);
  const database = new DatabaseSync(path, { readOnly: true });
  expect(database.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
  database.close();
});

/** Lets a process write, kills it some milliseconds after its first acknowledgement, and notes in `next` what was acknowledged. */
async function writeAndKill(path: string, next: number[], afterMs: number): Promise<void> {
  const writing = spawn(process.execPath, [child, path, JSON.stringify(next)], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(writing, 'close');
  let complaint = '';
  writing.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString();
  });
  let isDying = false;
  for await (const line of createInterface({ input: writing.stdout })) {
    const [writer = 0, number = 0] = line.split(' ').map(Number);
    next[writer] = number + 1;
    if (isDying) continue;
    isDying = true;
    void setTimeout(afterMs).then(() => writing.kill('SIGKILL'));
  }
  await ended;
  expect({ signal: writing.signalCode, complaint }).toEqual({ signal: 'SIGKILL', complaint: '' });
}

async function allActs(store: Store): Promise<Act[]> {
  const acts: Act[] = [];
  for (;;) {
    const page = await store.listActs('ada', { after: acts.length, limit: 500 });
    if (page.length === 0) return acts;
    acts.push(...page);
  }
}

/** What the acts add up to is what the documents are; each act left one version. */
async function expectAgreement(store: Store, acts: readonly Act[]): Promise<void> {
  const replayed = new Map<string, Record<string, unknown>>();
  for (const change of acts.flatMap((act) => act.changes)) {
    const before = replayed.get(change.id);
    replayed.set(change.id, { ...before, ...change.after, version: Number(before?.['version'] ?? 0) + 1 });
  }
  const ids = [...replayed.keys()];
  const flows = await store.getFlows('ada', ids);
  expect(flows).toHaveLength(ids.length);
  for (const flow of flows) expect(flow).toEqual(replayed.get(flow.id));
  expect(await store.countFlows('ada', flows[0]?.contextId ?? '')).toBe(ids.length);
}
