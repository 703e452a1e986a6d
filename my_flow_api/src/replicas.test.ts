import { describeWithRedis } from 'my_flow_cache/testing/describe-with-redis';
import type { TestRedis } from 'my_flow_cache/testing/start-redis';
import { startUpstash } from 'my_flow_cache/testing/start-upstash';
import { type ChangeResult, changeResultSchema, type Flow, flowSchema, routes } from 'my_flow_contract';
import { expect, onTestFinished, test, vi } from 'vitest';
import { describeWithMongodb } from '#src/testing/describe-with-mongodb.ts';
import { type LiveReader, openLive } from '#src/testing/open-live.ts';
import { first } from '#src/testing/person.ts';
import { findPlace, type RunningApi, startApi } from '#src/testing/start-api.ts';
import type { TestMongodb } from '#src/testing/start-mongodb.ts';
import { startRoundRobin } from '#src/testing/start-round-robin.ts';

// Each starts three processes, on a machine that may have more to do.
vi.setConfig({ testTimeout: 120_000 });

type Servers = { readonly redis: TestRedis; readonly mongodb: TestMongodb };

/** Three replicas over one new database, and the proxy in front of them. */
async function startReplicas({ redis, mongodb }: Servers, env: Record<string, string> = {}) {
  await redis.command('FLUSHALL');
  const shared = { MONGODB_URI: mongodb.uriOf(mongodb.newDatabaseName()), REDIS_URL: redis.url, ...env };
  const places = [await findPlace(), await findPlace(), await findPlace()];
  // The first makes the indexes; the others find them.
  const one = await startApi(first(places), shared);
  const replicas = [one, ...(await Promise.all(places.slice(1).map((place) => startApi(place, shared))))];
  return { replicas, ...callerOf(await startRoundRobin(places.map(({ port }) => port)), one.headers) };
}

/** Calls at an address, as a person does. */
function callerOf(url: string, headers: RunningApi['headers']) {
  async function send(method: string, path: string, body?: object, more: Record<string, string> = {}) {
    const init = body === undefined ? {} : { body: JSON.stringify(body) };
    const type = body === undefined ? {} : { 'content-type': 'application/json' };
    const response = await fetch(`${url}/api/v1${path}`, { method, headers: { ...headers, ...type, ...more }, ...init });
    const json: unknown = await response.json();
    return { status: response.status, headers: response.headers, json };
  }
  async function change(method: string, path: string, body?: object): Promise<ChangeResult> {
    const { status, json } = await send(method, path, body);
    expect(status, JSON.stringify(json)).toBeLessThan(300);
    return changeResultSchema.parse(json);
  }
  return {
    url,
    headers,
    send,
    change,
    addContext: async (name: string) => first((await change('POST', '/contexts', { name })).contexts).id,
    addFlow: async (contextId: string, title: string): Promise<Flow> => first((await change('POST', '/flows', { contextId, title })).flows),
    flow: async (id: string) => flowSchema.parse((await send('GET', `/flows/${id}`)).json),
    open: async () =>
      routes.summarizeContexts.response.parse((await send('GET', '/contexts/summaries')).json).items.map((item) => item.open),
  };
}

async function openReady(api: RunningApi): Promise<LiveReader> {
  const live = await openLive(`${api.url}/api/v1/live`, api.headers);
  await live.next(({ event }) => event === 'ready');
  return live;
}

await describeWithRedis('three replicas behind a proxy that takes them in turn', async (redis) => {
  await describeWithMongodb('over one MongoDB and one Redis', (mongodb) => {
    const servers = { redis, mongodb };

    test('a change at any replica reaches the streams of all, in order and within a second', async () => {
      const { replicas, addContext, addFlow } = await startReplicas(servers);
      const streams = await Promise.all(replicas.map(openReady));
      const work = await addContext('Work');
      for (let seq = 2; seq <= 13; seq += 1) {
        const { title } = await addFlow(work, `Flow ${seq}`);
        const acknowledgedMs = performance.now();
        for (const live of streams) {
          const event = await live.next(({ id }) => id === String(seq));
          expect(event?.event).toBe('act');
          expect(event?.data).toContain(title);
        }
        expect(performance.now() - acknowledgedMs).toBeLessThan(1_000);
      }
      for (const live of streams) live.close();
    });

    test('writers at all replicas at once: every act has its number, and every stream tells each of them once', async () => {
      const { replicas, addContext, addFlow } = await startReplicas(servers);
      const work = await addContext('Work');
      const streams = await Promise.all(replicas.map(openReady));
      const flows = await Promise.all(Array.from({ length: 24 }, (_, index) => addFlow(work, `Flow ${index}`)));
      expect(new Set(flows.map((flow) => flow.id)).size).toBe(24);
      for (const live of streams) {
        const ids: string[] = [];
        while (ids.length < 24) ids.push((await live.next())?.id ?? 'ended');
        expect(ids).toEqual(Array.from({ length: 24 }, (_, index) => String(index + 2)));
        live.close();
      }
    });

    test('the same key at all replicas at once is one act, and all answer with it', async () => {
      const { send, addContext, open } = await startReplicas(servers);
      const work = await addContext('Work');
      for (let round = 1; round <= 8; round += 1) {
        const body = { contextId: work, title: `Once ${round}` };
        const answers = await Promise.all(
          [1, 2, 3, 4, 5, 6].map(() => send('POST', '/flows', body, { 'idempotency-key': `key-${round}` })),
        );
        const acts = answers.map(({ status, json }) => `${status} ${changeResultSchema.parse(json).act.id}`);
        expect(new Set(acts).size).toBe(1);
        expect(answers.filter(({ headers }) => headers.get('idempotency-replayed') === null)).toHaveLength(1);
        expect(await open()).toEqual([round]);
      }
      const other = await send('POST', '/flows', { contextId: work, title: 'Another' }, { 'idempotency-key': 'key-1' });
      expect([other.status, other.json]).toMatchObject([422, { code: 'idempotency_key_reused' }]);
    });

    test('limits count at all replicas together', async () => {
      const { send } = await startReplicas(servers, { MYFLOW_RATE_LIMIT_PER_MINUTE: '30' });
      const answers = await Promise.all(Array.from({ length: 45 }, () => send('GET', '/contexts')));
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(30);
      const refused = answers.filter(({ status }) => status === 429);
      expect(refused).toHaveLength(15);
      for (const { headers, json } of refused) {
        expect(json).toMatchObject({ code: 'too_many_requests' });
        expect(Number(headers.get('retry-after'))).toBeGreaterThan(50);
        expect(Number(headers.get('retry-after'))).toBeLessThanOrEqual(60);
      }
    });

    test('undo and redo hold over replicas: made at one, changed at the next, taken back at the third', async () => {
      const { send, change, addContext, addFlow, flow } = await startReplicas(servers);
      const work = await addContext('Work');
      const made = await addFlow(work, 'First title');
      const edit = (title: string) => change('PATCH', `/flows/${made.id}`, { title });
      const second = await edit('Second title');
      await edit('Third title');
      const title = async () => (await flow(made.id)).title;
      expect(await title()).toBe('Third title');
      const early = await send('POST', '/acts/undo', { actId: second.act.id });
      expect([early.status, early.json]).toMatchObject([409, { code: 'act_conflict' }]);
      await change('POST', '/acts/undo', {});
      expect(await title()).toBe('Second title');
      await change('POST', '/acts/undo', {});
      expect(await title()).toBe('First title');
      await change('POST', '/acts/redo', {});
      expect(await title()).toBe('Second title');
      await change('POST', '/acts/redo', {});
      expect(await title()).toBe('Third title');
      const none = await send('POST', '/acts/redo', {});
      expect([none.status, none.json]).toMatchObject([409, { code: 'nothing_to_redo' }]);
    });

    test('counts are never older than the last write that was acknowledged, wherever they are read', async () => {
      const { addContext, addFlow, change, open } = await startReplicas(servers);
      const work = await addContext('Work');
      const reading = { isOver: false };
      // Somebody who reads all the time, and so keeps counts all the time.
      const reader = (async () => {
        while (!reading.isOver) await open();
      })();
      for (let round = 1; round <= 15; round += 1) {
        const { id } = await addFlow(work, 'A');
        expect(await Promise.all([open(), open(), open()])).toEqual([[round], [round], [round]]);
        await change('POST', `/flows/${id}/complete`, {});
        expect(await open()).toEqual([round - 1]);
        await change('POST', '/acts/undo', {});
        expect(await Promise.all([open(), open(), open()])).toEqual([[round], [round], [round]]);
      }
      reading.isOver = true;
      await reader;
      expect(await redis.command('EXISTS', 'myflow:api:summaries:local')).toBe(1);
    });

    test('over a cache without pub/sub changes reach the streams of all by asking the store, and limits count together', async () => {
      const upstash = await startUpstash(redis.port);
      onTestFinished(() => upstash.stop());
      const env = { REDIS_URL: upstash.url, UPSTASH_REDIS_REST_TOKEN: upstash.token, MYFLOW_RATE_LIMIT_PER_MINUTE: '40' };
      const { replicas, addContext, addFlow, send } = await startReplicas(servers, env);
      const streams = await Promise.all(replicas.map(openReady));
      const work = await addContext('Work');
      for (let seq = 2; seq <= 5; seq += 1) {
        await addFlow(work, 'A');
        const acknowledgedMs = performance.now();
        for (const live of streams) expect((await live.next(({ id }) => id === String(seq)))?.event).toBe('act');
        expect(performance.now() - acknowledgedMs).toBeLessThan(2_500);
      }
      const answers = await Promise.all(Array.from({ length: 60 }, () => send('GET', '/contexts')));
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(40 - 3 - 5);
      for (const live of streams) live.close();
    });

    test('without Redis changes still reach the streams of all, a little later; with it again, at once', async () => {
      const { replicas, addContext, addFlow, send } = await startReplicas(servers);
      const streams = await Promise.all(replicas.map(openReady));
      const work = await addContext('Work');
      let seq = 1;
      async function reaches(withinMs: number): Promise<void> {
        await addFlow(work, 'A');
        seq += 1;
        const acknowledgedMs = performance.now();
        for (const live of streams) expect((await live.next(({ id }) => id === String(seq)))?.event).toBe('act');
        expect(performance.now() - acknowledgedMs).toBeLessThan(withinMs);
      }
      await reaches(1_000);
      await redis.kill();
      for (let round = 0; round < 3; round += 1) await reaches(4_000);
      expect((await send('GET', '/health')).json).toEqual({ status: 'ok', db: 'connected', cache: 'disconnected' });
      await redis.startAgain();
      const isBack = async () => JSON.stringify((await send('GET', '/health')).json).includes('"cache":"connected"');
      for (const _ of replicas) await expect.poll(isBack, { timeout: 15_000, interval: 200 }).toBe(true);
      await new Promise((resolve) => setTimeout(resolve, 3_000));
      for (let round = 0; round < 3; round += 1) await reaches(1_000);
      for (const live of streams) live.close();
    });
  });
});
