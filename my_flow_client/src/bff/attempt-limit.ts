import 'server-only';

export type AttemptLimit = { allow(nowMs: number): boolean };

/** At most so many attempts in each window, counted over all callers: there is one password, so there is one counter. */
export function createAttemptLimit({ attemptsMax, windowMs }: { attemptsMax: number; windowMs: number }): AttemptLimit {
  let startedMs = 0;
  let attempts = 0;
  return {
    allow(nowMs) {
      if (nowMs - startedMs >= windowMs) {
        startedMs = nowMs;
        attempts = 0;
      }
      attempts += 1;
      return attempts <= attemptsMax;
    },
  };
}
