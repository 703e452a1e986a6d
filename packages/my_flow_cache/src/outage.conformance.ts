import { setTimeout } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Cache } from './cache.ts';

/** A server that can be taken away, and a way to ask it past the cache. */
export type Breakable = {
  freeze(): void;
  thaw(): void;
  kill(): Promise<void>;
  startAgain(): Promise<void>;
  /** What the server itself holds under a key of the cache with that prefix. */
  held(key: string): Promise<unknown>;
};

export type OutageOptions = {
  readonly prefix: string;
  readonly undeliveredMax: number;
  readonly onReachable: (reachable: boolean, reason: string) => void;
};

const deadlineMs = 300;

/** What a cache on a server promises while the server is away and when it comes back. `open` uses the deadline and options that it is given. */
export function describeOutages(
  name: string,
  server: Breakable,
  open: (options: OutageOptions & { deadlineMs: number }) => Promise<Cache>,
): void {
  let prefixes = 0;
  let whenBack = (): void => {};
  async function opened(undeliveredMax = 100) {
    prefixes += 1;
    whenBack = () => {};
    const told: boolean[] = [];
    const prefix = `myflow:outage${prefixes}:`;
    const onReachable = (reachable: boolean) => {
      told.push(reachable);
      if (reachable) whenBack();
    };
    const again = () => open({ prefix, undeliveredMax, onReachable, deadlineMs });
    const cache = await again();
    onTestFinished(() => cache.close());
    return { cache, told, held: (key: string) => server.held(prefix + key), again };
  }
  const back = (cache: Cache) => expect.poll(() => cache.reachable(), { timeout: 10_000 }).toBe(true);

  describe(`${name}, while its server is away`, () => {
    test('killed: reads miss, writes are nothing, counts are null, and nothing throws or waits; started again: it is used again', async () => {
      const { cache, told } = await opened();
      await cache.set('k', 'v', 60_000);
      await server.kill();
      const startedMs = performance.now();
      for (let round = 0; round < 20; round += 1) {
        expect(await cache.get('k')).toBeNull();
        expect(await cache.increment('n', 60_000)).toBeNull();
      }
      await cache.set('other', 'v', 60_000);
      expect(performance.now() - startedMs).toBeLessThan(10 * deadlineMs);
      expect(cache.reachable()).toBe(false);
      await expect(cache.ping()).rejects.toThrow();
      await server.startAgain();
      await back(cache);
      expect([await cache.get('k'), await cache.get('other'), (await cache.increment('n', 60_000))?.count]).toEqual(['v', null, 1]);
      expect(told).toEqual([false, true]);
    });

    test('killed, and nobody but a health check has asked: it is found to be back all the same', async () => {
      const { cache } = await opened();
      await server.kill();
      for (let round = 0; round < 5; round += 1) await expect(cache.ping()).rejects.toThrow();
      expect(cache.reachable()).toBe(false);
      await server.startAgain();
      await back(cache);
      await expect(cache.ping()).resolves.toBeUndefined();
    });

    test('hung: no call takes longer than the deadline, and when that is known no call waits for it', async () => {
      const { cache } = await opened();
      await cache.set('k', 'v', 60_000);
      server.freeze();
      onTestFinished(() => server.thaw());
      const startedMs = performance.now();
      expect(await cache.get('k')).toBeNull();
      expect(performance.now() - startedMs).toBeGreaterThanOrEqual(deadlineMs - 20);
      for (let round = 0; round < 50; round += 1) await cache.get('k');
      expect(performance.now() - startedMs).toBeLessThan(15 * deadlineMs);
      server.thaw();
      await back(cache);
      expect(await cache.get('k')).toBe('v');
    });

    test('a delete is carried out when it is back, and until then the key is missing here', async () => {
      const { cache, held } = await opened();
      await cache.set('signed-in', 'v', 60_000);
      await cache.set('stays', 'v', 60_000);
      await server.kill();
      await cache.delete(['signed-in']);
      await server.startAgain();
      expect(await cache.get('signed-in')).toBeNull();
      await expect.poll(() => held('signed-in'), { timeout: 10_000 }).toBeNull();
      await back(cache);
      expect(await cache.get('stays')).toBe('v');
      await cache.set('signed-in', 'again', 60_000);
      expect(await cache.get('signed-in')).toBe('again');
    });

    test('a text that could not be kept takes what it was to replace with it', async () => {
      const { cache, held } = await opened();
      await cache.set('k', 'old', 60_000);
      await server.kill();
      await cache.set('k', 'new', 60_000);
      await server.startAgain();
      await expect.poll(() => held('k'), { timeout: 10_000 }).toBeNull();
      expect(await cache.get('k')).toBeNull();
    });

    test('a text that is kept again at the moment when it is back stays', async () => {
      const { cache, held, told } = await opened();
      await server.kill();
      await cache.set('k', 'lost', 60_000);
      while (cache.reachable() || told.at(-1) !== false) await cache.get('other');
      let keptAgain: Promise<void> | undefined;
      whenBack = () => {
        keptAgain = cache.set('k', 'kept', 60_000);
      };
      await server.startAgain();
      await expect.poll(() => keptAgain !== undefined, { timeout: 10_000 }).toBe(true);
      await keptAgain;
      // What could not be carried out has been by now.
      await setTimeout(1_500);
      expect([await held('k'), await cache.get('k')]).toEqual(['kept', 'kept']);
    });

    test('a count whose delete is not carried out yet begins anew all the same', async () => {
      const { cache } = await opened();
      await cache.increment('lock', 60_000);
      await server.kill();
      await cache.delete(['lock']);
      await server.startAgain();
      await expect.poll(async () => (await cache.increment('lock', 60_000))?.count, { timeout: 10_000 }).toBe(1);
    });

    test('more deletes than can be remembered: all is missing until all of it is deleted, and what others keep stays', async () => {
      const { cache, held } = await opened(3);
      const { cache: others } = await opened();
      await others.set('k', 'v', 60_000);
      for (const key of ['a', 'b', 'c', 'd', 'e']) await cache.set(key, 'v', 60_000);
      await server.kill();
      for (const key of ['a', 'b', 'c', 'd']) await cache.delete([key]);
      await server.startAgain();
      expect(await cache.get('e')).toBeNull();
      await expect.poll(() => held('a'), { timeout: 10_000 }).toBeNull();
      await back(cache);
      await expect.poll(() => held('e'), { timeout: 10_000 }).toBeNull();
      await cache.set('e', 'new', 60_000);
      expect([await cache.get('e'), await cache.get('d')]).toEqual(['new', null]);
      await back(others);
      expect(await others.get('k')).toBe('v');
    });

    test('opened while it is away: it waits no longer than two calls may take, and is used when it is there', async () => {
      const { again } = await opened();
      await server.kill();
      const startedMs = performance.now();
      const cache = await again();
      onTestFinished(() => cache.close());
      expect(performance.now() - startedMs).toBeLessThan(5 * deadlineMs);
      expect([cache.reachable(), await cache.get('k')]).toEqual([false, null]);
      await server.startAgain();
      await back(cache);
      await cache.set('k', 'v', 60_000);
      expect(await cache.get('k')).toBe('v');
    });
  });
}
