import { afterAll, expect, onTestFinished, test } from 'vitest';
import { describeCache } from '../cache.conformance.ts';
import { describeOutages } from '../outage.conformance.ts';
import { describeWithRedis } from '../testing/describe-with-redis.ts';
import { startUpstash } from '../testing/start-upstash.ts';
import { createUpstashCache } from './upstash-cache.ts';

const prefix = 'myflow:test:';

await describeWithRedis("a Redis server behind Upstash's REST form", async (redis) => {
  const upstash = await startUpstash(redis.port);
  afterAll(() => upstash.stop());
  const { url, token } = upstash;
  describeCache("the cache on Upstash's REST form", () => createUpstashCache({ url, token, prefix }));
  describeOutages("the cache on Upstash's REST form", { ...upstash, held: (key) => redis.command('GET', key) }, (options) =>
    createUpstashCache({ url, token, ...options }),
  );

  test('a call is one request', async () => {
    const cache = await createUpstashCache({ url, token, prefix });
    onTestFinished(() => cache.close());
    const before = upstash.requests();
    await cache.increment('n', 60_000);
    await cache.set('k', 'v', 60_000);
    await cache.get('k');
    await cache.delete(['k', 'n']);
    expect(upstash.requests() - before).toBe(4);
  });

  test('a wrong token is an outage, told with its reason and without what was sent', async () => {
    const told: string[] = [];
    const onReachable = (reachable: boolean, reason: string) => void told.push(`${reachable} ${reason}`);
    const cache = await createUpstashCache({ url, token: 'wrong-token', prefix, onReachable });
    onTestFinished(() => cache.close());
    await cache.set('k', 'a secret text', 60_000);
    expect([await cache.get('k'), cache.reachable()]).toEqual([null, false]);
    expect(told[0]).toMatch(/^false .*WRONGPASS/);
    expect(told.join()).not.toMatch(/secret|wrong-token|command was/);
  });
});
