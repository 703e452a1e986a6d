import { Redis } from '@upstash/redis';
import type { Cache } from '../cache.ts';
import { countOf, countScript, globOf, isNoCount, type Remote } from '../remote/remote.ts';
import { createRemoteCache } from '../remote/remote-cache.ts';

export type UpstashCacheOptions = {
  /** `https://`; `http://` is for a server on the same machine. */
  readonly url: string;
  readonly token: string;
  readonly prefix: string;
  readonly deadlineMs?: number;
  readonly undeliveredMax?: number;
  readonly onReachable?: (reachable: boolean, reason: string) => void;
};

/** A cache on a Redis of Upstash, over its REST form (https://upstash.com/docs/redis/features/restapi). */
export async function createUpstashCache({ url, token, deadlineMs = 1_000, ...options }: UpstashCacheOptions): Promise<Cache> {
  const redis = new Redis({
    url,
    token,
    // A text is to come back as it was, also one that could be read as a number or as JSON.
    automaticDeserialization: false,
    enableTelemetry: false,
    retry: false,
    signal: () => AbortSignal.timeout(deadlineMs),
  });
  const cache = createRemoteCache({ ...options, deadlineMs, remote: createUpstashRemote(redis) });
  await cache.begin();
  return cache;
}

function createUpstashRemote(redis: Redis): Remote {
  return {
    get: (key) => redis.get<string>(key),
    async set(key, value, ttlMs) {
      await redis.set(key, value, { px: ttlMs });
    },
    async delete(keys) {
      await redis.del(...keys);
    },
    async increment(key, ttlMs, by) {
      try {
        return countOf(await redis.eval(countScript, [key], [String(ttlMs), String(by)]));
      } catch (error) {
        if (isNoCount(error)) return null;
        throw error;
      }
    },
    async deleteAll(prefix) {
      let cursor = '0';
      do {
        const [next, keys] = await redis.scan(cursor, { match: globOf(prefix), count: 1_000 });
        if (keys.length > 0) await redis.del(...keys);
        cursor = String(next);
      } while (cursor !== '0');
    },
    async ping() {
      await redis.ping();
    },
    async close() {},
  };
}
