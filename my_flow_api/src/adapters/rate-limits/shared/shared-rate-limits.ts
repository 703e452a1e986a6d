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

/** What a process has of a caller: requests that are counted already and were not made, and what is left for all beyond those. */
type Held = { unused: number; readonly left: number; readonly endsAtMs: number };

const callersMax = 50_000;
/** A hundredth of what a caller has: so much a process may keep from the others, which then refuse that much too early. */
const shareOfMax = 0.01;
const heldMax = 10;

/**
 * Limits that replicas share. A process counts several requests of a caller at once and lets them through as they come, so that most cost no call
 * of the cache; all together never let through more than the rule says. A caller who is known to be refused costs none either.
 */
export function createSharedRateLimits({ cache, clock, rules, fallback }: SharedRateLimitsOptions): RateLimits {
  const callers = new LRUCache<string, Held>({ max: callersMax });
  const asking = new Set<string>();

  function held(key: string, windowMs: number): Held | null {
    const found = callers.get(key);
    if (found === undefined) return null;
    const leftMs = found.endsAtMs - clock.nowMs();
    // A clock that was set back must not keep a caller out for longer than the rule says.
    if (leftMs > 0 && leftMs <= windowMs) return found;
    callers.delete(key);
    return null;
  }

  function takeFrom(found: Held): Allowance {
    const isAllowed = found.unused > 0;
    if (isAllowed) found.unused -= 1;
    return { isAllowed, remaining: found.unused + found.left, resetsInMs: found.endsAtMs - clock.nowMs() };
  }

  return {
    take(kind, caller) {
      const { max, windowMs } = rules[kind];
      const key = `rate:${kind}:${caller}`;
      const found = held(key, windowMs);
      if (found !== null && (found.unused > 0 || found.left === 0)) return takeFrom(found);
      // Those that come while the first is asking ask for themselves alone, or many at once would keep many times as much.
      const asked = asking.has(key) ? 1 : Math.max(1, Math.min(heldMax, Math.floor(max * shareOfMax)));
      asking.add(key);
      return cache.increment(key, windowMs, asked).then((counted) => {
        asking.delete(key);
        if (counted === null) return fallback.take(kind, caller);
        const { count, endsInMs } = counted;
        const granted = Math.max(0, Math.min(asked, max - (count - asked)));
        // What was granted of the same count and not used yet; the first of a count has none before it.
        const kept = count === asked ? 0 : (held(key, windowMs)?.unused ?? 0);
        const unused = granted + kept;
        const now = { unused, left: Math.max(0, max - count), endsAtMs: clock.nowMs() + endsInMs };
        callers.set(key, now);
        return takeFrom(now);
      });
    },
  };
}
