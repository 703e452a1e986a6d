import { setTimeout } from 'node:timers/promises';
import { describeWithRedis } from 'my_flow_cache/testing/describe-with-redis';
import { startUpstash } from 'my_flow_cache/testing/start-upstash';
import { changeResultSchema, healthSchema, routes } from 'my_flow_contract';
import { afterAll, expect, test, vi } from 'vitest';
import { openLive } from '#src/testing/open-live.ts';
import { first } from '#src/testing/person.ts';
import { findPlace, type RunningApi, startApi } from '#src/testing/start-api.ts';

// Each starts a process, on a machine that may have more to do.
vi.setConfig({ testTimeout: 60_000 });

const slowestMsMax = 1_500;

/** Calls as a person does; what takes too long fails. */
function callerOf({ url, headers }: RunningApi) {
  async function call(method: string, path: string, body?: object) {
    const startedMs = performance.now();
    const init = body === undefined ? {} : { body: JSON.stringify(body), headers: { ...headers, 'content-type': 'application/json' } };
    const response = await fetch(`${url}/api/v1${path}`, { method, headers, ...init });
    const json: unknown = await response.json();
    expect(performance.now() - startedMs).toBeLessThan(slowestMsMax);
    return { status: response.status, json, headers: response.headers };
  }
  const change = async (path: string, body: object) => changeResultSchema.parse((await call('POST', path, body)).json);

  async function openFlows(): Promise<number> {
    const { items } = routes.summarizeContexts.response.parse((await call('GET', '/contexts/summaries')).json);
    return first(items).open;
  }

  return {
    call,
    openFlows,
    health: async () => healthSchema.parse((await call('GET', '/health')).json),
    addContext: async (name: string) => first((await change('/contexts', { name })).contexts).id,
    /** Adds a flow, sees that the counts go with it, and gives the number of the act. */
    async addFlow(contextId: string): Promise<number> {
      const before = await openFlows();
      const { act } = await change('/flows', { contextId, title: 'A' });
      expect(await openFlows()).toBe(before + 1);
      return act.seq;
    },
  };
}

await describeWithRedis('the API on a Redis server', (redis) => {
  test.each(['killed', 'hung'] as const)('%s: slower, never wrong, never an error; back: used again without a restart', async (how) => {
    const api = await startApi(await findPlace(), { REDIS_URL: redis.url, MYFLOW_RATE_LIMIT_PER_MINUTE: '500' });
    const { health, addContext, addFlow, call } = callerOf(api);
    const work = await addContext('Work');
    const live = await openLive(`${api.url}/api/v1/live`, api.headers);
    await live.next();
    await addFlow(work);
    expect((await live.next())?.event).toBe('act');
    expect(await health()).toEqual({ status: 'ok', db: 'connected', cache: 'connected' });
    expect(await redis.command('KEYS', 'myflow:api:*')).toEqual(
      expect.arrayContaining(['myflow:api:rate:person:local', 'myflow:api:summaries:local']),
    );

    if (how === 'killed') await redis.kill();
    else redis.freeze();
    for (let round = 0; round < 10; round += 1) {
      const seq = await addFlow(work);
      expect((await live.next())?.id).toBe(String(seq));
    }
    expect(await health()).toEqual({ status: 'ok', db: 'connected', cache: 'disconnected' });
    expect((await fetch(`${api.url}/readyz`)).status).toBe(200);
    expect((await call('GET', '/contexts')).headers.get('ratelimit')).toMatch(/^"person";r=\d+;t=\d+$/);

    if (how === 'killed') await redis.startAgain();
    else redis.thaw();
    await expect.poll(async () => (await health()).cache, { timeout: 15_000, interval: 200 }).toBe('connected');
    await redis.command('DEL', 'myflow:api:rate:person:local');
    const seq = await addFlow(work);
    expect((await live.next())?.id).toBe(String(seq));
    expect(Number(await redis.command('GET', 'myflow:api:rate:person:local'))).toBeGreaterThan(0);
    expect(api.output()).toMatch(/the cache cannot be reached: .+; MyFlow goes on without it[\s\S]+the cache answers again/);
    live.close();
    api.child.kill('SIGTERM');
    expect(await api.ended).toBe(0);
  });

  test('what was kept before an outage and changed during it is not shown after it', async () => {
    const api = await startApi(await findPlace(), { REDIS_URL: redis.url });
    const { health, addContext, addFlow, call, openFlows } = callerOf(api);
    const work = await addContext('Work');
    await addFlow(work);
    await redis.kill();
    await call('POST', '/flows', { contextId: work, title: 'B' });
    await redis.startAgain();
    await expect.poll(async () => (await health()).cache, { timeout: 15_000, interval: 100 }).toBe('connected');
    expect(await openFlows()).toBe(2);
  });

  test('started without it: serves at once, and takes it up when it is there', async () => {
    await redis.kill();
    const api = await startApi(await findPlace(), { REDIS_URL: redis.url });
    const { health, addContext, addFlow } = callerOf(api);
    await addFlow(await addContext('Work'));
    expect((await health()).cache).toBe('disconnected');
    await redis.startAgain();
    await expect.poll(async () => (await health()).cache, { timeout: 15_000, interval: 200 }).toBe('connected');
  });

  test('over the REST form of Upstash: kept, counted, and gone without harm', async () => {
    const upstash = await startUpstash(redis.port);
    afterAll(() => upstash.stop());
    await redis.command('FLUSHALL');
    const api = await startApi(await findPlace(), { REDIS_URL: upstash.url, UPSTASH_REDIS_REST_TOKEN: upstash.token });
    const { health, addContext, addFlow } = callerOf(api);
    const work = await addContext('Work');
    await addFlow(work);
    expect(await health()).toEqual({ status: 'ok', db: 'connected', cache: 'connected' });
    expect(await redis.command('EXISTS', 'myflow:api:rate:person:local', 'myflow:api:summaries:local')).toBe(2);
    await upstash.kill();
    for (let round = 0; round < 5; round += 1) await addFlow(work);
    expect((await health()).cache).toBe('disconnected');
    await upstash.startAgain();
    await expect.poll(async () => (await health()).cache, { timeout: 15_000, interval: 200 }).toBe('connected');
    await setTimeout(100);
    await addFlow(work);
  });
});

await describeWithRedis(
  'the API on a Redis server with TLS and users',
  (redis) => {
    test('keeps, counts and listens with what its user may do', async () => {
      const api = await startApi(await findPlace(), { REDIS_URL: redis.url, REDIS_CA: redis.ca ?? '' });
      const { health, addContext, addFlow } = callerOf(api);
      const live = await openLive(`${api.url}/api/v1/live`, api.headers);
      await live.next();
      await addFlow(await addContext('Work'));
      expect(await health()).toEqual({ status: 'ok', db: 'connected', cache: 'connected' });
      expect(await redis.command('EXISTS', 'myflow:api:rate:person:local', 'myflow:api:summaries:local')).toBe(2);
      expect(await redis.command('PUBSUB', 'NUMSUB', 'myflow:wake:local')).toEqual(['myflow:wake:local', 1]);
      expect(await redis.command('ACL', 'LOG')).toEqual([]);
      expect(api.output()).not.toContain('secret');
      live.close();
    });
  },
  { tls: true, user: { name: 'my-flow', password: 'a:secret/@word' } },
);
