import { createCache } from 'my_flow_cache';
import { describeWithRedis } from 'my_flow_cache/testing/describe-with-redis';
import { expect, onTestFinished, test } from 'vitest';
import { createSystemClock } from '#src/adapters/clock/system/system-clock.ts';
import { createInProcessRateLimits } from '#src/adapters/rate-limits/in-process/in-process-rate-limits.ts';
import { describeRateLimits } from '#src/ports/rate-limits.conformance.ts';
import type { RateRules } from '#src/ports/rate-limits.ts';
import { createSharedRateLimits } from './shared-rate-limits.ts';

await describeWithRedis('a Redis server for rate limits', (redis) => {
  const clock = createSystemClock();

  /** The limits of one replica. */
  async function open(rules: RateRules) {
    const cache = await createCache({ redis: { url: redis.url, token: null, ca: null }, prefix: 'myflow:limits:', deadlineMs: 300 });
    onTestFinished(() => cache.close());
    let calls = 0;
    const increment = (key: string, ttlMs: number, by?: number) => {
      calls += 1;
      return cache.increment(key, ttlMs, by);
    };
    const limits = createSharedRateLimits({ cache: { increment }, clock, rules, fallback: createInProcessRateLimits({ clock, rules }) });
    return { ...limits, cache, calls: () => calls };
  }

  describeRateLimits('rate limits over Redis', open);

  const rules: RateRules = { person: { max: 10, windowMs: 60_000 }, stranger: { max: 10, windowMs: 60_000 } };

  test('replicas count together', async () => {
    const replicas = [await open(rules), await open(rules), await open(rules)];
    const taken = await Promise.all(Array.from({ length: 30 }, async (_, index) => replicas[index % 3]?.take('person', 'ada')));
    expect(taken.filter((allowance) => allowance?.isAllowed)).toHaveLength(10);
  });

  test('with many to give, ten requests are one call, and replicas together never give more', async () => {
    const many: RateRules = { ...rules, person: { max: 1_000, windowMs: 60_000 } };
    const replicas = [await open(many), await open(many), await open(many)];
    let allowed = 0;
    for (let round = 0; round < 1_200; round += 1) {
      const taken = await replicas[round % 3]?.take('person', 'dora');
      if (taken?.isAllowed === true) allowed += 1;
    }
    expect(allowed).toBe(1_000);
    // One more for each replica, to learn that nothing is left.
    const calls = replicas.reduce((sum, replica) => sum + replica.calls(), 0);
    expect(calls).toBeLessThanOrEqual(103);
  });

  test('many at the same moment keep no more than one share from the others', async () => {
    const many: RateRules = { ...rules, person: { max: 1_000, windowMs: 60_000 } };
    const [one, other] = [await open(many), await open(many)];
    await Promise.all(Array.from({ length: 50 }, async () => one.take('person', 'eve')));
    expect((await other.take('person', 'eve')).remaining).toBeGreaterThanOrEqual(1_000 - 50 - 9 - 1);
  });

  test('a request is one call of the cache, and none for who has none left', async () => {
    const limits = await open(rules);
    for (let round = 0; round < 30; round += 1) await limits.take('person', 'bob');
    expect(limits.calls()).toBe(10);
  });

  test('without the cache each process counts for itself; when it is back they count together again', async () => {
    const limits = await open(rules);
    await redis.kill();
    const alone = await Promise.all(Array.from({ length: 15 }, async () => limits.take('person', 'carol')));
    expect(alone.filter(({ isAllowed }) => isAllowed)).toHaveLength(10);
    await redis.startAgain();
    await expect.poll(() => limits.cache.reachable(), { timeout: 5_000 }).toBe(true);
    expect(await limits.take('person', 'carol')).toMatchObject({ isAllowed: true, remaining: 9 });
  });
});
