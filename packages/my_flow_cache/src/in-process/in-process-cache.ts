import { LRUCache } from 'lru-cache';
import type { Cache } from '../cache.ts';

export type InProcessBounds = {
  readonly entriesMax?: number;
  /** Of keys and texts together, as UTF-16. */
  readonly bytesMax?: number;
};

/** A cache for one process, bounded in entries and bytes: what was not used for longest makes room. */
export function createInProcessCache({ entriesMax = 20_000, bytesMax = 16 * 1024 * 1024 }: InProcessBounds = {}): Cache {
  const texts = new LRUCache<string, string>({
    max: entriesMax,
    maxSize: bytesMax,
    sizeCalculation: (value, key) => 2 * (key.length + value.length) || 1,
    // Looks at the clock at each call: a count must not go on past its end.
    ttlResolution: 0,
  });
  let isOpen = true;
  return {
    async get(key) {
      return texts.get(key) ?? null;
    },
    async set(key, value, ttlMs) {
      if (isOpen) texts.set(key, value, { ttl: wholeMs(ttlMs) });
    },
    async delete(keys) {
      for (const key of keys) texts.delete(key);
    },
    async increment(key, ttlMs, by = 1) {
      if (!isOpen) return null;
      const text = texts.get(key);
      if (text === undefined) {
        texts.set(key, String(by), { ttl: wholeMs(ttlMs) });
        return { count: by, endsInMs: wholeMs(ttlMs) };
      }
      const count = /^\d{1,15}$/.test(text) ? Number(text) + by : null;
      if (count === null) return null;
      texts.set(key, String(count), { noUpdateTTL: true });
      return { count, endsInMs: wholeMs(texts.getRemainingTTL(key)) };
    },
    reachable: () => isOpen,
    async ping() {
      if (!isOpen) throw new Error('the cache is closed');
    },
    async close() {
      isOpen = false;
      texts.clear();
    },
  };
}

/** At least one: a time of nothing would mean for ever. */
function wholeMs(ms: number): number {
  return Math.max(1, Math.ceil(ms));
}
