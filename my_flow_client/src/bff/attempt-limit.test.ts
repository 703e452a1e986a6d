import { expect, test } from 'vitest';
import { createAttemptLimit } from './attempt-limit.ts';

test('so many attempts in a window and no more; the next window starts anew', () => {
  const limit = createAttemptLimit({ attemptsMax: 3, windowMs: 60_000 });
  const startMs = 1_000_000;
  expect([0, 1, 2, 3, 59_999].map((afterMs) => limit.allow(startMs + afterMs))).toEqual([true, true, true, false, false]);
  expect([60_000, 60_001, 60_002, 60_003].map((afterMs) => limit.allow(startMs + afterMs))).toEqual([true, true, true, false]);
});

test('attempts that were refused do not make the wait longer', () => {
  const limit = createAttemptLimit({ attemptsMax: 1, windowMs: 1_000 });
  const startMs = 1_000_000;
  limit.allow(startMs);
  for (let afterMs = 100; afterMs < 1_000; afterMs += 100) expect(limit.allow(startMs + afterMs)).toBe(false);
  expect(limit.allow(startMs + 1_000)).toBe(true);
});
