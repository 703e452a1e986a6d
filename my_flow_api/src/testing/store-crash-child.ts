import { writeSync } from 'node:fs';
import type { Store } from '#src/ports/store.ts';
import { buildFlow, buildId } from './builders.ts';
import { openCrashStore } from './open-crash-store.ts';
import { flowTo } from './store-person.ts';

const actsPerFlow = 10;
const at = '2026-03-02T09:00:00.000Z';

/**
 * Writes into a store without end, with several writers at once, until it is killed. Every acknowledged act is told on standard output, as
 * `writer number`, after it was acknowledged. Arguments: the file or URI, as JSON for each writer the number to begin with, and the person.
 */
const [place = '', numbers = '[]', userId = 'ada'] = process.argv.slice(2);
const store = await openCrashStore(place);
// The test that started this process wrote the argument.
const starts = JSON.parse(numbers) as number[];
await Promise.all(starts.map((start, writer) => writeOn(store, writer, start)));

async function writeOn(to: Store, writer: number, start: number): Promise<void> {
  for (let number = start; ; number += 1) {
    const outcome = await to.commit(userId, {
      // The same act of an earlier life has the same key, but not the same id.
      id: `act_${process.pid}_${writer}_${number}`,
      at,
      origin: { author: 'you', requestId: null, turnId: null },
      draft: { kind: 'flow.edit', subject: { title: '', count: 1, contextId: null }, changes: [await nextChange(to, writer, number)] },
      idempotency: { key: `${writer}-${number}`, fingerprint: 'same' },
    });
    if (outcome.status === 'conflict' || outcome.status === 'name_taken') throw new Error(`unexpected: ${outcome.status}`);
    writeSync(1, `${writer} ${number}\n`);
  }
}

/** Every writer has its own flows: it creates one, labels it with the numbers of its acts, and completes it. */
async function nextChange(from: Store, writer: number, number: number) {
  const step = number % actsPerFlow;
  const id = buildId('flow', writer * 1_000_000 + number - step);
  const flow = await from.getFlow(userId, id);
  if (step === 0) return flowTo(null, buildFlow({ id, title: `Flow ${number}`, labels: [`act ${number}`] }));
  if (flow === null) throw new Error(`flow ${id} was acknowledged and is lost`);
  const labels = [...flow.labels, `act ${number}`];
  const done = step === actsPerFlow - 1 ? ({ state: 'done', completedAt: at } as const) : {};
  return flowTo(flow, { ...flow, ...done, labels, version: flow.version + 1 });
}
