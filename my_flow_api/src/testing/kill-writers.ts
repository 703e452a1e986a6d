import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Act } from 'my_flow_contract';
import { expect } from 'vitest';
import type { Store } from '#src/ports/store.ts';

const child = fileURLToPath(new URL('./store-crash-child.ts', import.meta.url));

/** Where a process writes, and for whom. */
export type CrashScene = {
  /** A file of SQLite, or the URI of a database of MongoDB. */
  readonly place: string;
  readonly userId: string;
  /** For each writer the number of its next act; moved on with what was acknowledged. */
  readonly next: number[];
};

/** Lets a process write, and kills it some milliseconds after its first acknowledgement. */
export async function writeAndKill({ place, userId, next }: CrashScene, afterMs: number): Promise<void> {
  const writing = spawn(process.execPath, [child, place, JSON.stringify(next), userId], { stdio: ['ignore', 'pipe', 'pipe'] });
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

/** Every acknowledged act is there, none twice, and acts and documents agree; more acts than `actsMin`. */
export async function expectNothingLost(store: Store, { userId, next }: CrashScene, actsMin: number): Promise<void> {
  const acts = await allActs(store, userId);
  expect(acts.map((act) => act.seq)).toEqual(acts.map((_, index) => index + 1));
  expect(acts.length).toBeGreaterThan(actsMin);
  for (const [writer, count] of next.entries()) {
    // The act that was under way at the last kill may be there, unacknowledged, or not.
    const written = acts.filter((act) => act.id.split('_')[2] === `${writer}`).length;
    expect([count, count + 1]).toContain(written);
    for (let number = 0; number < count; number += 1) expect(await store.findActByKey(userId, `${writer}-${number}`)).not.toBeNull();
  }
  await expectAgreement(store, userId, acts);
}

async function allActs(store: Store, userId: string): Promise<Act[]> {
  const acts: Act[] = [];
  for (;;) {
    const page = await store.listActs(userId, { after: acts.length, limit: 500 });
    if (page.length === 0) return acts;
    acts.push(...page);
  }
}

/** What the acts add up to is what the documents are; each act left one version. */
async function expectAgreement(store: Store, userId: string, acts: readonly Act[]): Promise<void> {
  const replayed = new Map<string, Record<string, unknown>>();
  for (const change of acts.flatMap((act) => act.changes)) {
    const before = replayed.get(change.id);
    replayed.set(change.id, { ...before, ...change.after, version: Number(before?.['version'] ?? 0) + 1 });
  }
  const ids = [...replayed.keys()];
  const flows = await store.getFlows(userId, ids);
  expect(flows).toHaveLength(ids.length);
  for (const flow of flows) expect(flow).toEqual(replayed.get(flow.id));
  expect(await store.countFlows(userId, flows[0]?.contextId ?? '')).toBe(ids.length);
}
