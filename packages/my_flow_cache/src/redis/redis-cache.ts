import type { Cache } from '../cache.ts';
import { countOf, countScript, globOf, isNoCount, type Remote } from '../remote/remote.ts';
import { createRemoteCache } from '../remote/remote-cache.ts';
import { within } from '../remote/within.ts';
import { connectRedis, type RedisConnection } from './connect-redis.ts';

export type RedisCacheOptions = {
  readonly url: string;
  readonly ca: string | null;
  readonly prefix: string;
  readonly deadlineMs?: number;
  readonly undeliveredMax?: number;
  readonly onReachable?: (reachable: boolean, reason: string) => void;
};

/** A cache on a Redis server, on one connection of its own. */
export async function createRedisCache({ url, ca, deadlineMs = 500, ...options }: RedisCacheOptions): Promise<Cache> {
  let lastError: Error | null = null;
  const redis = connectRedis({
    url,
    ca,
    onError: (error) => {
      lastError = error;
    },
  });
  // While there is no connection, why there is none says more than that there is none.
  const fail = (error: unknown): never => {
    throw redis.status === 'ready' ? error : (lastError ?? error);
  };
  const cache = createRemoteCache({ ...options, deadlineMs, remote: createRedisRemote(redis, fail) });
  await within(deadlineMs, whenReady(redis)).catch(() => {});
  await cache.begin();
  return cache;
}

function whenReady(redis: RedisConnection): Promise<void> {
  return new Promise((resolve) => redis.once('ready', resolve));
}

function createRedisRemote(redis: RedisConnection, fail: (error: unknown) => never): Remote {
  let scriptSha: string | null = null;

  async function count(key: string, ttlMs: number, by: number): Promise<unknown> {
    try {
      if (scriptSha !== null) return await redis.evalsha(scriptSha, 1, key, ttlMs, by);
    } catch (error) {
      // A server that was started anew has forgotten the script.
      if (!(error instanceof Error && error.message.startsWith('NOSCRIPT'))) throw error;
    }
    scriptSha = String(await redis.script('LOAD', countScript));
    return await redis.evalsha(scriptSha, 1, key, ttlMs, by);
  }

  return {
    get: (key) => redis.get(key).catch(fail),
    async set(key, value, ttlMs) {
      await redis.set(key, value, 'PX', ttlMs).catch(fail);
    },
    async delete(keys) {
      await redis.del(...keys).catch(fail);
    },
    async increment(key, ttlMs, by) {
      try {
        return countOf(await count(key, ttlMs, by));
      } catch (error) {
        return isNoCount(error) ? null : fail(error);
      }
    },
    async deleteAll(prefix) {
      let cursor = '0';
      do {
        const [next, keys] = await redis.scan(cursor, 'MATCH', globOf(prefix), 'COUNT', 1_000);
        if (keys.length > 0) await redis.del(...keys);
        cursor = next;
      } while (cursor !== '0');
    },
    async ping() {
      await redis.ping().catch(fail);
    },
    async close() {
      redis.disconnect();
    },
  };
}
