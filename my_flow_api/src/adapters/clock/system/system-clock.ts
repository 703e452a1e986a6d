import type { Clock } from '#src/ports/clock.ts';

/** The clock of the machine. */
export function createSystemClock(): Clock {
  return { nowMs: () => Date.now() };
}
