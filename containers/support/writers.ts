import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import type { Person } from './person.ts';

export type Writers = {
  /** The titles of the flows that were answered for. */
  readonly acknowledged: ReadonlySet<string>;
  /** Waits until so many more are answered for, or the time is over; says which. */
  more(count: number, withinMs: number): Promise<boolean>;
  /** Waits until writes go through again, lets the last ones be answered, and holds what is there to what was answered for: nothing lost, nothing twice. */
  finish(): Promise<{ readonly found: number; readonly lost: number; readonly doubled: number }>;
};

/** Makes flows in a context, several at a time. Each is sent again with the same key until it is answered, as the client in the browser does. */
export function startWriters(person: Person, contextId: string, { count = 4, pauseMs = 0 } = {}): Writers {
  const acknowledged = new Set<string>();
  const stop = new AbortController();

  async function write(title: string): Promise<void> {
    const headers = { 'idempotency-key': `${contextId}-${title}`.replaceAll(' ', '-') };
    while (!stop.signal.aborted) {
      const answer = await person.call('POST', '/flows', { contextId, title }, headers).catch(() => null);
      if (answer !== null && answer.status < 300) return void acknowledged.add(title);
      await sleep(50);
    }
  }

  const writers = Array.from({ length: count }, async (_, writer) => {
    for (let number = 0; !stop.signal.aborted; number += 1) {
      await write(`flow ${writer}-${number}`);
      if (pauseMs > 0) await sleep(pauseMs);
    }
  });

  const made: Writers = {
    acknowledged,
    async more(wanted, withinMs) {
      const before = acknowledged.size;
      const endsAtMs = performance.now() + withinMs;
      const isEnough = () => acknowledged.size >= before + wanted;
      while (!isEnough() && performance.now() < endsAtMs) await sleep(20);
      return isEnough();
    },
    async finish() {
      expect(await made.more(5, 90_000)).toBe(true);
      stop.abort();
      await Promise.all(writers);
      const found = await person.titles(contextId);
      const lost = [...acknowledged].filter((title) => !found.includes(title));
      const doubled = found.filter((title, index) => found.indexOf(title) !== index);
      expect([lost, doubled]).toEqual([[], []]);
      return { found: found.length, lost: lost.length, doubled: doubled.length };
    },
  };
  return made;
}
