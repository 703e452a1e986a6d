import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Bus } from './bus.ts';

/** The buses of two processes; where an adapter serves one process alone, twice the same. */
export type BusPair = { readonly here: Bus; readonly there: Bus };

const waitMsMax = 5_000;
/** Longer than a wake-up takes. */
const quietMs = 300;
let people = 0;

/** Everything that the port `Bus` promises, for one adapter. */
export function describeBus(name: string, open: () => Promise<BusPair>): void {
  async function opened(): Promise<BusPair & { readonly ada: string; readonly bob: string }> {
    const pair = await open();
    onTestFinished(async () => void (await Promise.all([pair.here.close(), pair.there.close()])));
    people += 1;
    return { ...pair, ada: `ada ${people} %:*`, bob: `bob ${people}` };
  }

  describe(name, () => {
    test.each(['here', 'there'] as const)('a wake-up %s reaches every follower of the person, soon and not at once', async (where) => {
      const { ada, ...pair } = await opened();
      const woken = counted();
      pair.here.follow(ada, () => woken.count('first'));
      pair.here.follow(ada, () => woken.count('second'));
      pair[where].wake(ada);
      expect(woken.of('first')).toBe(0);
      await woken.moreThan('first', 0);
      await woken.moreThan('second', 0);
    });

    test.each(['here', 'there'] as const)('each wake-up %s is followed by a call, however close to the one before', async (where) => {
      const { ada, ...pair } = await opened();
      const woken = counted();
      pair.here.follow(ada, () => woken.count('ada'));
      pair.there.follow(ada, () => {});
      for (let round = 0; round < 5; round += 1) {
        for (let quick = 0; quick < 20; quick += 1) pair[where].wake(ada);
        const before = woken.of('ada');
        await woken.moreThan('ada', before);
      }
    });

    test('a follower that throws is reported and harms no other', async () => {
      const { here, ada } = await opened();
      const woken = counted();
      here.follow(ada, () => {
        throw new Error('follower broke');
      });
      here.follow(ada, () => woken.count('other'));
      const warned = once(process, 'warning');
      here.wake(ada);
      await woken.moreThan('other', 0);
      expect(await warned).toMatchObject([{ message: 'follower broke' }]);
    });

    test('who has stopped following is not called any more, and any number of stops is one', async () => {
      const { here, there, ada, bob } = await opened();
      const woken = counted();
      const stop = here.follow(ada, () => woken.count('stopped'));
      here.follow(ada, () => woken.count('kept'));
      const stopLast = here.follow(bob, () => woken.count('bob'));
      for (const end of [stop, stop, stopLast]) end();
      const before = woken.of('stopped');
      for (const bus of [here, there]) for (const person of [ada, bob]) bus.wake(person);
      await woken.moreThan('kept', 0);
      await setTimeout(quietMs);
      expect([woken.of('stopped'), woken.of('bob')]).toEqual([before, 0]);
    });

    test('who follows again is called again', async () => {
      const { here, there, ada } = await opened();
      here.follow(ada, () => {})();
      const woken = counted();
      here.follow(ada, () => woken.count('again'));
      there.wake(ada);
      await woken.moreThan('again', 0);
    });

    test('after close nobody is called, and nothing throws', async () => {
      const { here, there, ada } = await opened();
      const woken = counted();
      here.follow(ada, () => woken.count('ada'));
      await here.close();
      const before = woken.of('ada');
      here.wake(ada);
      there.wake(ada);
      here.follow(ada, () => woken.count('ada'))();
      await setTimeout(quietMs);
      expect(woken.of('ada')).toBe(before);
    });
  });
}

/** Counts by name, and waits for more. */
function counted() {
  const counts = new Map<string, number>();
  const of = (name: string) => counts.get(name) ?? 0;
  return {
    of,
    count: (name: string) => void counts.set(name, of(name) + 1),
    moreThan: (name: string, count: number) => expect.poll(() => of(name), { timeout: waitMsMax, interval: 5 }).toBeGreaterThan(count),
  };
}
