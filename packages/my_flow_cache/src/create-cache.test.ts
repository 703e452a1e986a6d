import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { createCache, isRest } from './create-cache.ts';
import { describeWithRedis } from './testing/describe-with-redis.ts';
import { startUpstash } from './testing/start-upstash.ts';

await describeWithRedis('a cache by its address', (redis) => {
  test('is on the server that the address names, whatever the form', async () => {
    const upstash = await startUpstash(redis.port);
    const prefix = 'myflow:created:';
    const plain = await createCache({ redis: { url: redis.url, token: null, ca: null }, prefix });
    const rest = await createCache({ redis: { url: upstash.url, token: upstash.token, ca: null }, prefix });
    const own = await createCache({ redis: null, prefix });
    await plain.set('k', 'v', 60_000);
    expect([await rest.get('k'), await own.get('k')]).toEqual(['v', null]);
    for (const cache of [plain, rest, own]) await cache.close();
    await upstash.stop();
  });
});

test.each([
  ['https://eu1-cat-1.upstash.io', true],
  ['HTTPS://eu1-cat-1.upstash.io', true],
  ['redis://127.0.0.1', false],
  ['rediss://https:@127.0.0.1', false],
])('%s is the REST form: %s', (url, expected) => {
  expect(isRest({ url })).toBe(expected);
});

test.each([
  ['without a server', null, []],
  ['with a Redis server', 'redis://127.0.0.1:1', ['ioredis']],
  ['with the REST form', 'http://127.0.0.1:1', ['@upstash/redis']],
])('%s only its own driver is loaded', async (_what, url, drivers) => {
  const script = `
    import { registerHooks } from 'node:module';
    const seen = new Set();
    registerHooks({ resolve(name, context, next) { if (/^(ioredis|@upstash.redis|lru-cache)$/.test(name)) seen.add(name); return next(name, context); } });
    const { createCache } = await import(${JSON.stringify(new URL('./create-cache.ts', import.meta.url).href)});
    const redis = ${JSON.stringify(url && { url, token: 't', ca: null })};
    await (await createCache({ redis, prefix: '', deadlineMs: 50 })).close();
    console.log(JSON.stringify([...seen]));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]);
  expect(JSON.parse(stdout)).toEqual(url === null ? ['lru-cache'] : drivers);
});
