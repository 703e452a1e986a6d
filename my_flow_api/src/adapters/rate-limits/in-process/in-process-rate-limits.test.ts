import { expect, test } from 'vitest';
import { createSystemClock } from '#src/adapters/clock/system/system-clock.ts';
import { describeRateLimits } from '#src/ports/rate-limits.conformance.ts';
import { createFixedClock } from '#src/testing/fixed-clock.ts';
import { createInProcessRateLimits } from './in-process-rate-limits.ts';

describeRateLimits('rate limits in process', async (rules) => createInProcessRateLimits({ clock: createSystemClock(), rules }));

test('a clock that is set back keeps nobody out for longer than the rule says', async () => {
  const clock = createFixedClock('2026-03-02T09:00:00.000Z');
  const rule = { max: 1, windowMs: 60_000 };
  const limits = createInProcessRateLimits({ clock, rules: { person: rule, stranger: rule } });
  await limits.take('person', 'ada');
  clock.advance(-3_600_000);
  expect(await limits.take('person', 'ada')).toEqual({ isAllowed: true, remaining: 0, resetsInMs: 60_000 });
});
