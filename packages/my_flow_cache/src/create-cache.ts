import type { Cache, Count } from './cache.ts';

export type { Cache, Count };

/** Where the shared cache is. */
export type RedisAddress = {
  /** `redis://` or `rediss://` with user, password and database where there are any; `https://` for the REST form of Upstash. */
  readonly url: string;
  /** For the REST form alone. */
  readonly token: string | null;
  /** The certificate, in PEM, of an authority of one's own that vouches for a `rediss://` server; null: those that Node knows. */
  readonly ca: string | null;
};

export type CacheOptions = {
  /** Null keeps everything in this process. */
  readonly redis: RedisAddress | null;
  /** Stands before every key, so that several can share a server, for example `myflow:api:`. */
  readonly prefix: string;
  /** How long a call may take, in milliseconds, before it counts as an outage; absent: 500, and 1,000 for the REST form. */
  readonly deadlineMs?: number;
  /** Told when the shared cache cannot be reached any more, with the reason in words, and when it can be again. */
  readonly onReachable?: (reachable: boolean, reason: string) => void;
};

/**
 * Opens the cache that the options ask for, and loads its driver alone. A server that cannot be reached is no error: it is waited for as long as a call
 * may take, and picked up when it is there. Throws TypeError for an address of no known form.
 */
export async function createCache({ redis, ...options }: CacheOptions): Promise<Cache> {
  if (redis === null) {
    const { createInProcessCache } = await import('./in-process/in-process-cache.ts');
    return createInProcessCache();
  }
  if (isRest(redis)) {
    const { createUpstashCache } = await import('./upstash/upstash-cache.ts');
    return createUpstashCache({ ...options, url: redis.url, token: redis.token ?? '' });
  }
  const { createRedisCache } = await import('./redis/redis-cache.ts');
  return createRedisCache({ ...options, url: redis.url, ca: redis.ca });
}

/** Whether an address is that of the REST form, which has neither connections nor pub/sub. */
export function isRest({ url }: Pick<RedisAddress, 'url'>): boolean {
  return /^https?:/i.test(url);
}
