import { LRUCache } from 'lru-cache';
import type { Clock } from '#src/ports/clock.ts';
import type { RateLimits, RateRules } from '#src/ports/rate-limits.ts';

/** Callers that are remembered; beyond that whoever was not heard of for longest begins anew. */
const callersMax = 50_000;

/** Limits for one process. */
export function createInProcessRateLimits({ clock, rules }: { readonly clock: Clock; readonly rules: RateRules }): RateLimits {
  const counts = new LRUCache<string, { taken: number; readonly endsAtMs: number }>({ max: callersMax });
  return {
    take(kind, caller) {
      const { max, windowMs } = rules[kind];
      const nowMs = clock.nowMs();
      const key = `${kind} ${caller}`;
      let count = counts.get(key);
      // A clock that was set back must not keep a caller out for longer than the rule says.
      if (count === undefined || count.endsAtMs <= nowMs || count.endsAtMs > nowMs + windowMs) {
        count = { taken: 0, endsAtMs: nowMs + windowMs };
        counts.set(key, count);
      }
      count.taken += 1;
      return {
        isAllowed: count.taken <= max,
        remaining: Math.max(0, max - count.taken),
        resetsInMs: count.endsAtMs - nowMs,
      };
    },
  };
}
