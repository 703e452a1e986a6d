import type { Clock } from '#src/ports/clock.ts';

const atOnceMax = 5;
const oneMoreEveryMs = 10_000;

/**
 * How often the issuer may be asked for its keys, whatever tokens arrive: five times at once, and then once in ten seconds. A key that is new right
 * after a start or after another new one is found at once, and a flood of made-up key ids costs the issuer six requests a minute.
 */
export function createReloadBudget(clock: Clock): { take(): boolean } {
  let left = atOnceMax;
  let countedAtMs = clock.nowMs();
  return {
    take() {
      const gained = Math.floor((clock.nowMs() - countedAtMs) / oneMoreEveryMs);
      if (gained > 0) {
        left = Math.min(atOnceMax, left + gained);
        countedAtMs += gained * oneMoreEveryMs;
      }
      if (left === 0) return false;
      left -= 1;
      return true;
    },
  };
}
