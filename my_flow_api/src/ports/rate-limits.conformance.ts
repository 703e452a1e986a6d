import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { RateLimits, RateRules } from './rate-limits.ts';

const windowMs = 1_500;
/** What a busy machine may be late by. */
const lateMsMax = 300;
const rules: RateRules = { person: { max: 3, windowMs }, stranger: { max: 1, windowMs } };
let callers = 0;

/** Everything that the port `RateLimits` promises, for one adapter; `open` gives the limits of a process, which share counts where the adapter says so. */
export function describeRateLimits(name: string, open: (rules: RateRules) => Promise<RateLimits>): void {
  const newCaller = () => {
    callers += 1;
    return `caller ${callers} ${process.hrtime.bigint()}`;
  };
  describe(name, () => {
    test('lets through as many as the rule says, and tells how many are left and when the count begins anew', async () => {
      const limits = await open(rules);
      const caller = newCaller();
      for (const remaining of [2, 1, 0]) expect(await limits.take('person', caller)).toMatchObject({ isAllowed: true, remaining });
      const refused = await limits.take('person', caller);
      expect(refused).toMatchObject({ isAllowed: false, remaining: 0 });
      expect(refused.resetsInMs).toBeGreaterThan(0);
      expect(refused.resetsInMs).toBeLessThanOrEqual(windowMs);
    });

    test('what it says about the time is true: refused until then, let through after', async () => {
      const limits = await open(rules);
      const caller = newCaller();
      await limits.take('stranger', caller);
      const { resetsInMs } = await limits.take('stranger', caller);
      await setTimeout(resetsInMs - lateMsMax);
      const early = await limits.take('stranger', caller);
      expect(early.isAllowed).toBe(false);
      await setTimeout(early.resetsInMs + 1);
      expect(await limits.take('stranger', caller)).toMatchObject({ isAllowed: true });
    });

    test('asking while refused does not put off the end', async () => {
      const limits = await open(rules);
      const caller = newCaller();
      const { resetsInMs } = await limits.take('stranger', caller);
      const endsAtMs = performance.now() + resetsInMs;
      while (performance.now() < endsAtMs - lateMsMax) {
        expect((await limits.take('stranger', caller)).isAllowed).toBe(false);
        await setTimeout(20);
      }
      await setTimeout(lateMsMax + 20);
      expect((await limits.take('stranger', caller)).isAllowed).toBe(true);
    });

    test('counts callers apart, and kinds', async () => {
      const limits = await open(rules);
      const [one, other] = [newCaller(), newCaller()];
      await limits.take('stranger', one);
      expect((await limits.take('stranger', one)).isAllowed).toBe(false);
      expect((await limits.take('stranger', other)).isAllowed).toBe(true);
      expect((await limits.take('person', one)).isAllowed).toBe(true);
    });

    test('of many at the same moment as many are let through as the rule says', async () => {
      const limits = await open({ ...rules, person: { max: 20, windowMs: 10_000 } });
      const caller = newCaller();
      const taken = await Promise.all(Array.from({ length: 100 }, async () => limits.take('person', caller)));
      expect(taken.filter(({ isAllowed }) => isAllowed)).toHaveLength(20);
    });
  });
}
