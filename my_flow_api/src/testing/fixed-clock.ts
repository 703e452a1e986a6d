import type { Instant } from 'my_flow_contract';
import type { Clock } from '#src/ports/clock.ts';

export type FixedClock = Clock & {
  /** Moves on by milliseconds, or back when they are negative. */
  advance(ms: number): void;
  set(at: Instant): void;
  /** The present instant, as documents hold it. */
  now(): Instant;
};

/** A clock that stands still until it is told to move. */
export function createFixedClock(at: Instant): FixedClock {
  let ms = Date.parse(at);
  return {
    nowMs: () => ms,
    now: () => new Date(ms).toISOString(),
    advance(byMs) {
      ms += byMs;
    },
    set(to) {
      ms = Date.parse(to);
    },
  };
}
