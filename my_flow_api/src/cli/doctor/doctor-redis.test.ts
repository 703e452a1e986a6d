import { createServer } from 'node:http';
import { describeWithRedis } from 'my_flow_cache/testing/describe-with-redis';
import { startUpstash } from 'my_flow_cache/testing/start-upstash';
import { expect, onTestFinished, test } from 'vitest';
import { plantedSecret, runDoctor } from '#src/testing/run-doctor.ts';

const user = { name: 'my-flow', password: plantedSecret };

await describeWithRedis('a Redis server', (redis) => {
  test('that is as it should be, whose clock is this one', async () => {
    const { code, of } = await runDoctor({ REDIS_URL: redis.url });
    expect([code, of('Redis')[0], of('Clock')]).toEqual([
      0,
      expect.stringMatching(/^ok Redis \d+\.\d+\.\d+, reads and writes$/),
      ['ok Clock agrees with that of Redis'],
    ]);
    expect(await redis.command('KEYS', '*')).toEqual([]);
  });

  test('that is full', async () => {
    onTestFinished(async () => void (await redis.command('CONFIG', 'SET', 'maxmemory', '0')));
    await redis.command('CONFIG', 'SET', 'maxmemory', '1');
    expect((await runDoctor({ REDIS_URL: redis.url })).wrongs).toEqual([expect.stringMatching(/^WRONG Redis at 127.0.0.1:\d+ is full/)]);
  });

  test('that is a replica', async () => {
    onTestFinished(async () => void (await redis.command('REPLICAOF', 'NO', 'ONE')));
    await redis.command('REPLICAOF', '127.0.0.1', '1');
    expect((await runDoctor({ REDIS_URL: redis.url })).wrongs).toEqual([
      expect.stringMatching(/^WRONG Redis .* takes no writes: it is a replica/),
    ]);
  });

  test('that wants no password, and is given one', async () => {
    const { wrongs, text } = await runDoctor({ REDIS_URL: redis.url.replace('//', `//nobody:${plantedSecret}@`) });
    expect(wrongs).toEqual([expect.stringMatching(/^WRONG Redis .* refuses the user or the password/)]);
    expect(text).not.toContain(plantedSecret);
  });

  test('behind Upstash’s REST address: as it should be, with a wrong token, and a page instead', async () => {
    const upstash = await startUpstash(redis.port);
    onTestFinished(() => upstash.stop());
    const good = { REDIS_URL: upstash.url, UPSTASH_REDIS_REST_TOKEN: upstash.token };
    expect((await runDoctor(good)).of('Upstash')).toEqual(['ok Upstash reads and writes']);
    const refused = await runDoctor({ ...good, UPSTASH_REDIS_REST_TOKEN: plantedSecret });
    expect(refused.wrongs).toEqual([expect.stringMatching(/^WRONG Upstash .* refuses the token\. Copy UPSTASH_REDIS_REST_TOKEN again/)]);
    expect(refused.text).not.toContain(plantedSecret);
    const page = createServer((_, response) => response.end('<html>')).listen(0, '127.0.0.1');
    onTestFinished(() => void page.close());
    await new Promise((resolve) => page.once('listening', resolve));
    const address = page.address();
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
    expect((await runDoctor({ ...good, REDIS_URL: url })).wrongs).toEqual([expect.stringMatching(/^WRONG Upstash .* not as Upstash does/)]);
  });

  test('that answers no more', async () => {
    onTestFinished(() => redis.thaw());
    redis.freeze();
    expect((await runDoctor({ REDIS_URL: redis.url })).wrongs).toEqual([
      expect.stringMatching(/^WRONG Redis .* (?:cannot be reached|does not answer)/),
    ]);
  });
});

await describeWithRedis(
  'a Redis server with TLS and a user',
  (redis) => {
    const good = { REDIS_URL: redis.url, REDIS_CA: redis.ca ?? '' };

    test('that is as it should be', async () => {
      const { of, text } = await runDoctor(good);
      expect(of('Redis')).toEqual([expect.stringMatching(/^ok Redis .* reads and writes$/)]);
      expect(text).not.toContain(plantedSecret);
    });

    test('whose authority nobody named', async () => {
      expect((await runDoctor({ ...good, REDIS_CA: '' })).wrongs).toEqual([
        expect.stringMatching(/^WRONG Redis .* authority that is not known here/),
      ]);
    });

    test('that refuses the password', async () => {
      const wrongPassword = { ...good, REDIS_URL: redis.url.replace(/:[^:@/]+@/, ':another@') };
      expect((await runDoctor(wrongPassword)).wrongs).toEqual([expect.stringMatching(/^WRONG Redis .* refuses the user or the password/)]);
    });

    test('whose user may do too little', async () => {
      await redis.command('ACL', 'SETUSER', 'reader', 'on', `>${plantedSecret}`, '~myflow:*', '+get', '+ping', '+info', '+select');
      const reader = { ...good, REDIS_URL: redis.url.replace(/\/\/[^:]+:/, '//reader:') };
      expect((await runDoctor(reader)).wrongs).toEqual([expect.stringMatching(/^WRONG Redis .* may do too little/)]);
    });
  },
  { tls: true, user },
);

test('a Redis that is not there', async () => {
  expect((await runDoctor({ REDIS_URL: 'redis://127.0.0.1:1' })).wrongs).toEqual([
    'WRONG Redis at 127.0.0.1:1 refuses connections. Look whether it runs, and whether the port is right.',
  ]);
});
