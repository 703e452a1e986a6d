import { LRUCache } from 'lru-cache';
import type { Cache } from 'my_flow_cache';
import type { Clock } from '#src/ports/clock.ts';
import type { Allowance, RateLimits, RateRules } from '#src/ports/rate-limits.ts';

export type SharedRateLimitsOptions = {
  readonly cache: Pick<Cache, 'increment'>;
  readonly clock: Clock;
  readonly rules: RateRules;
  /** Counts in this process what the cache cannot count. */
  readonly fallback: RateLimits;
};

const refusedMax = 10_000;

/** Limits that replicas share: one call of the cache for a request, none for a caller who is known to be refused. */
export function createSharedRateLimits({ cache, clock, rules, fallback }: SharedRateLimitsOptions): RateLimits {
  const refusedUntilMs = new LRUCache<string, number>({ max: refusedMax });

  function known(key: string, windowMs: number): Allowance | null {
    const untilMs = refusedUntilMs.get(key);
    if (untilMs === undefined) return null;
    const resetsInMs = untilMs - clock.nowMs();
    if (resetsInMs > 0 && resetsInMs <= windowMs) return { isAllowed: false, remaining: 0, resetsInMs };
    refusedUntilMs.delete(key);
    return null;
  }

  return {
    take(kind, caller) {
      const { max, windowMs } = rules[kind];
      const key = `rate:${kind}:${caller}`;
      const refused = refusedUntilMs.size === 0 ? null : known(key, windowMs);
      if (refused !== null) return refused;
      return cache.increment(key, windowMs).then((counted) => {
        if (counted === null) return fallback.take(kind, caller);
        const { count, endsInMs } = counted;
        if (count > max) refusedUntilMs.set(key, clock.nowMs() + endsInMs);
        return { isAllowed: count <= max, remaining: Math.max(0, max - count), resetsInMs: endsInMs };
      });
    },
  };
}
