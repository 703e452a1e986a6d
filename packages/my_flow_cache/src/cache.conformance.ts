import { setTimeout } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Cache } from './cache.ts';

/** Everything that `Cache` promises while its server is there, for one adapter. `open` gives another cache over the same entries at each call. */
export function describeCache(name: string, open: () => Promise<Cache>): void {
  async function opened(): Promise<Cache> {
    const cache = await open();
    onTestFinished(() => cache.close());
    return cache;
  }
  describe(name, () => {
    describe('texts', () => textPromises(opened));
    describe('counts', () => countPromises(opened));
    test('answers, until it is closed; then every read is a miss, and nothing throws but ping', async () => {
      const cache = await opened();
      await cache.set('k', 'v', 10_000);
      await cache.ping();
      expect(cache.reachable()).toBe(true);
      await cache.close();
      await cache.close();
      await expect(cache.ping()).rejects.toThrow();
      await cache.set('k', 'w', 10_000);
      await cache.delete(['k']);
      expect([await cache.get('k'), await cache.increment('n', 1_000), cache.reachable()]).toEqual([null, null, false]);
    });
  });
}

/** A key that no other test has. */
let keys = 0;
function newKey(): string {
  keys += 1;
  return `key ${keys} ${process.hrtime.bigint()}`;
}

function textPromises(opened: () => Promise<Cache>): void {
  test('a key that was never set is missing', async () => {
    expect(await (await opened()).get(newKey())).toBeNull();
  });

  test.each([
    ['nothing', ''],
    ['words', 'as they are'],
    ['many alphabets', 'Grüße, 世界, שלום, 👩‍👩‍👧 \u0000\n"\\'],
    ['what looks like a number', '007'],
    ['what looks like JSON', '{"a": [1, null]}'],
    ['what looks like an answer', 'OK'],
    ['a hundred kilobytes', 'ä'.repeat(50_000)],
  ])('gives back %s', async (_what, text) => {
    const cache = await opened();
    const key = newKey();
    await cache.set(key, text, 10_000);
    expect(await cache.get(key)).toBe(text);
  });

  test.each(['*', 'a:b:{c}', 'Zoë 👋', 'x'.repeat(500), '\r\n$6\r\nGET'])('takes any key: %s', async (name) => {
    const cache = await opened();
    const key = `${name}${newKey()}`;
    await cache.set(key, 'v', 10_000);
    expect([await cache.get(key), await cache.get(`${key}2`)]).toEqual(['v', null]);
  });

  test('a later text takes the place of an earlier one, and has the whole of its own time', async () => {
    const cache = await opened();
    const key = newKey();
    await cache.set(key, 'first', 500);
    await cache.set(key, 'second', 10_000);
    await setTimeout(700);
    expect(await cache.get(key)).toBe('second');
  });

  test('a text is missing past its time, also one with hardly any', async () => {
    const cache = await opened();
    const [short, none] = [newKey(), newKey()];
    await cache.set(short, 'v', 1_000.5);
    await cache.set(none, 'v', 0);
    expect(await cache.get(short)).toBe('v');
    await setTimeout(1_100);
    expect([await cache.get(short), await cache.get(none)]).toEqual([null, null]);
  });

  test('deletes those it is told to, and no other', async () => {
    const cache = await opened();
    const [a, b, c] = [newKey(), newKey(), newKey()];
    for (const key of [a, b, c]) await cache.set(key, key, 10_000);
    await cache.delete([a, b, newKey()]);
    await cache.delete([]);
    expect([await cache.get(a), await cache.get(b), await cache.get(c)]).toEqual([null, null, c]);
    await cache.set(a, 'again', 10_000);
    expect(await cache.get(a)).toBe('again');
  });
}

function countPromises(opened: () => Promise<Cache>): void {
  test('counts from one, and the first sets when the count ends', async () => {
    const cache = await opened();
    const key = newKey();
    const first = await cache.increment(key, 2_000);
    expect(first?.count).toBe(1);
    expect(first?.endsInMs).toBeLessThanOrEqual(2_000);
    await setTimeout(500);
    const second = await cache.increment(key, 10_000);
    expect(second?.count).toBe(2);
    expect(second?.endsInMs).toBeGreaterThan(0);
    expect(second?.endsInMs).toBeLessThanOrEqual(1_510);
    expect(await cache.get(key)).toBe('2');
    await setTimeout((second?.endsInMs ?? 0) + 20);
    expect((await cache.increment(key, 1_000))?.count).toBe(1);
  });

  test('each of many at the same moment gets a count of its own', async () => {
    const cache = await opened();
    const key = newKey();
    const counts = await Promise.all(Array.from({ length: 200 }, () => cache.increment(key, 10_000)));
    expect(counts.map((count) => count?.count).toSorted((a, b) => (a ?? 0) - (b ?? 0))).toEqual(
      Array.from({ length: 200 }, (_, index) => index + 1),
    );
  });

  test('counts several at once, which are those up to the answer', async () => {
    const cache = await opened();
    const key = newKey();
    const counts = await Promise.all([7, 1, 7].map((by) => cache.increment(key, 10_000, by)));
    expect(counts.map((count) => count?.count)).toEqual([7, 8, 15]);
    expect(await cache.get(key)).toBe('15');
  });

  test('counts keys apart, begins anew behind a delete, and does not count what is a text', async () => {
    const cache = await opened();
    const [a, b, text] = [newKey(), newKey(), newKey()];
    await cache.increment(a, 10_000);
    await cache.increment(a, 10_000);
    expect((await cache.increment(b, 10_000))?.count).toBe(1);
    await cache.delete([a]);
    expect((await cache.increment(a, 10_000))?.count).toBe(1);
    await cache.set(text, 'words', 10_000);
    expect([await cache.increment(text, 10_000), await cache.get(text)]).toEqual([null, 'words']);
    await cache.set(text, '41', 10_000);
    expect((await cache.increment(text, 10_000))?.count).toBe(42);
  });
}
