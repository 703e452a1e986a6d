import { setTimeout } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { describeCache } from '../cache.conformance.ts';
import { describeOutages } from '../outage.conformance.ts';
import { describeWithRedis } from '../testing/describe-with-redis.ts';
import { createRedisCache } from './redis-cache.ts';

const prefix = 'myflow:test:';
const user = { name: 'my-flow', password: 'p@ss/w:rd?#%' };

await describeWithRedis('a Redis server', (redis) => {
  const open = () => createRedisCache({ url: redis.url, ca: null, prefix });
  describeCache('the cache on Redis', open);
  describeOutages('the cache on Redis', { ...redis, held: (key) => redis.command('GET', key) }, (options) =>
    createRedisCache({ url: redis.url, ca: null, ...options }),
  );

  test('two caches over one server share texts, counts and deletes', async () => {
    const [one, two] = [await open(), await open()];
    onTestFinished(async () => void (await Promise.all([one.close(), two.close()])));
    await one.set('shared', 'v', 60_000);
    expect(await two.get('shared')).toBe('v');
    await two.delete(['shared']);
    expect(await one.get('shared')).toBeNull();
    const counts = await Promise.all(Array.from({ length: 100 }, (_, index) => (index % 2 === 0 ? one : two).increment('both', 60_000)));
    expect(new Set(counts.map((count) => count?.count)).size).toBe(100);
  });

  test('a count without an end, left by somebody else, gets one', async () => {
    const cache = await open();
    onTestFinished(() => cache.close());
    await redis.command('SET', `${prefix}endless`, '5');
    expect(await cache.increment('endless', 1_000)).toEqual({ count: 6, endsInMs: 1_000 });
  });

  test('a server that is full keeps nothing new, forgets what was to be replaced, and goes on being read', async () => {
    const cache = await open();
    onTestFinished(async () => void (await redis.command('CONFIG', 'SET', 'maxmemory', '0')));
    onTestFinished(() => cache.close());
    for (const key of ['k', 'read']) await cache.set(key, 'v', 60_000);
    await redis.command('CONFIG', 'SET', 'maxmemory', '1');
    for (let round = 0; round < 5; round += 1) await cache.set('k', 'w', 60_000);
    expect([await cache.get('read'), await cache.get('k'), cache.reachable()]).toEqual(['v', null, true]);
    await expect.poll(() => redis.command('GET', `${prefix}k`), { timeout: 5_000 }).toBeNull();
  });

  test('a text that is kept behind one that could not be is not taken for it', async () => {
    const cache = await open();
    onTestFinished(() => cache.close());
    await redis.command('CONFIG', 'SET', 'maxmemory', '1');
    await cache.set('renewed', 'lost', 60_000);
    await redis.command('CONFIG', 'SET', 'maxmemory', '0');
    await cache.set('renewed', 'kept', 60_000);
    expect(await cache.get('renewed')).toBe('kept');
    // Until what could not be kept has been looked after.
    await setTimeout(1_000);
    expect(await cache.get('renewed')).toBe('kept');
  });

  test('a server that was started anew has forgotten the script, and counts', async () => {
    const cache = await open();
    onTestFinished(() => cache.close());
    await cache.increment('script', 60_000);
    await redis.command('SCRIPT', 'FLUSH');
    expect((await cache.increment('script', 60_000))?.count).toBe(2);
  });
});

await describeWithRedis(
  'a Redis server with TLS from an authority of its own, and a user who may do little',
  (redis) => {
    const open = (rest: { url?: string; ca?: string | null; onReachable?: (reachable: boolean, reason: string) => void }) =>
      createRedisCache({ url: redis.url, ca: redis.ca, prefix, ...rest });
    describeCache('the cache on rediss://', () => open({}));

    test.each([
      ['a certificate from an authority that nobody named', { ca: null }, /certificate/],
      ['a wrong password', { url: redis.url.replace(/:[^:@]*@/, ':wrong@') }, /WRONGPASS/],
      ['no TLS', { url: redis.url.replace('rediss:', 'redis:') }, /./],
    ])('%s is an outage, told with its reason and without the password', async (_what, rest, reason) => {
      const told: string[] = [];
      const cache = await open({ ...rest, onReachable: (reachable, why) => void told.push(`${reachable} ${why}`) });
      onTestFinished(() => cache.close());
      expect([await cache.get('k'), cache.reachable()]).toEqual([null, false]);
      expect(told[0]).toMatch(/^false /);
      expect(told[0]).toMatch(reason);
      expect(told.join()).not.toContain(user.password);
    });
  },
  { tls: true, user },
);

test.each(['http://127.0.0.1', 'nonsense'])('an address that is none is refused: %s', async (url) => {
  await expect(createRedisCache({ url, ca: null, prefix })).rejects.toThrow(TypeError);
});
