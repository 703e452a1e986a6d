import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { openLive } from '#src/testing/open-live.ts';
import { findPlace, type RunningApi, startApi } from '#src/testing/start-api.ts';

// Each starts processes, on a machine that may have more to do.
vi.setConfig({ testTimeout: 60_000 });

const drainMs = 1_500;

test('while it drains: not ready, also for who connects anew; requests are answered, each as the last of its connection; streams go on', async () => {
  const api = await startApi(await findPlace(), { MYFLOW_DRAIN_MS: String(drainMs) });
  const live = await openLive(`${api.url}/api/v1/live`, api.headers);
  await live.next(({ event }) => event === 'ready');
  expect((await fetch(`${api.url}/readyz`)).headers.get('connection')).toBe('keep-alive');
  api.child.kill('SIGTERM');
  await expect.poll(() => statusOf(`${api.url}/readyz`)).toBe(503);
  const created = await createContext(api, 'Late');
  expect([created.status, created.headers.get('connection')]).toEqual([201, 'close']);
  expect(await live.next(({ event }) => event === 'act')).toMatchObject({ event: 'act' });
  const goodbye = await live.next(({ retry }) => retry !== undefined && retry !== '2000');
  expect(Number(goodbye?.retry)).toBeGreaterThanOrEqual(250);
  expect(await live.next(() => true)).toBeNull();
  expect(await api.ended).toBe(0);
});

test('those whose stream ends are told to come back one after the other', async () => {
  const api = await startApi(await findPlace());
  const streams = await Promise.all(Array.from({ length: 20 }, () => openLive(`${api.url}/api/v1/live`, api.headers)));
  for (const live of streams) await live.next(({ event }) => event === 'ready');
  api.child.kill('SIGTERM');
  const told = await Promise.all(streams.map((live) => live.next(({ retry }) => retry !== undefined)));
  const waitsMs = told.map((block) => Number(block?.retry)).toSorted((a, b) => a - b);
  expect(new Set(waitsMs).size).toBe(20);
  const gapsMs = waitsMs.slice(1).map((wait, index) => wait - (waitsMs[index] ?? 0));
  expect(Math.max(...gapsMs)).toBeLessThan(600);
  expect(await api.ended).toBe(0);
});

test('replaced under load, where somebody looks at readiness: no request is dropped', async () => {
  const [leaving, staying] = await Promise.all([
    findPlace().then((place) => startApi(place, { MYFLOW_DRAIN_MS: String(drainMs) })),
    findPlace().then((place) => startApi(place)),
  ]);
  const balancer = createBalancer([leaving, staying]);
  const outcomes: (number | string)[] = [];
  const sent: Promise<void>[] = [];
  const startedMs = performance.now();
  let toldMs: number | undefined;
  let isOver = false;
  void leaving.ended.then(() => sleep(300)).then(() => (isOver = true));
  while (!isOver && performance.now() - startedMs < 20_000) {
    sent.push(balancer.send().then((outcome) => void outcomes.push(outcome)));
    await sleep(5);
    if (outcomes.length < 100 || toldMs !== undefined) continue;
    toldMs = performance.now();
    leaving.child.kill('SIGTERM');
  }
  await Promise.all(sent);
  balancer.close();
  expect(await leaving.ended).toBe(0);
  expect(outcomes.filter((outcome) => outcome !== 200)).toEqual([]);
  expect(outcomes.length).toBeGreaterThan(150);
  expect(balancer.answeredBy(leaving)).toBeGreaterThan(50);
  expect(balancer.answeredBy(staying)).toBeGreaterThan(50);
});

test('a request that never ends holds the process up to the time limit, and then it says what it waited for', async () => {
  const api = await startApi(await findPlace(), { MYFLOW_CLOSING_MS: '400' });
  await beginRequest(api);
  const toldMs = performance.now();
  api.child.kill('SIGTERM');
  expect(await api.ended).toBe(1);
  expect(performance.now() - toldMs).toBeGreaterThan(390);
  expect(api.output()).toContain('not closed within 400 ms, waiting for requests in flight: ending all the same');
});

test('a second signal ends it at once', async () => {
  const api = await startApi(await findPlace(), { MYFLOW_DRAIN_MS: '60000' });
  api.child.kill('SIGTERM');
  await expect.poll(() => api.output()).toContain('stopping');
  api.child.kill('SIGTERM');
  expect(await api.ended).toBe(1);
  expect(api.output()).toContain('second SIGTERM');
});

function statusOf(url: string): Promise<number | string> {
  return fetch(url).then(
    (response) => response.status,
    () => 'refused',
  );
}

function createContext(api: RunningApi, name: string): Promise<Response> {
  return fetch(`${api.url}/api/v1/contexts`, {
    method: 'POST',
    headers: { ...api.headers, 'content-type': 'application/json' },
    body: JSON.stringify({ name }),
  });
}

/** Sends the first half of a request, and waits until the server has it for certain. */
async function beginRequest(api: RunningApi): Promise<void> {
  const writing = request(`${api.url}/api/v1/contexts`, {
    method: 'POST',
    headers: { ...api.headers, 'content-type': 'application/json', 'content-length': 100 },
  });
  writing.on('error', () => {});
  writing.write('{');
  await fetch(`${api.url}/livez`);
}

/** Sends requests in turn to those that are ready, as a load balancer does: it asks every 100 ms, over connections that it keeps. */
function createBalancer(apis: readonly RunningApi[]) {
  const agent = new Agent({ keepAlive: true });
  const answered = new Map<RunningApi, number>();
  let ready = [...apis];
  let turn = 0;
  const look = async () => {
    const statuses = await Promise.all(apis.map((api) => statusOf(`${api.url}/readyz`)));
    ready = apis.filter((_, index) => statuses[index] === 200);
  };
  const timer = setInterval(() => void look(), 100);
  return {
    async send(): Promise<number | string> {
      const api = ready[turn++ % ready.length];
      if (api === undefined) return 'nobody is ready';
      try {
        const sending = request(`${api.url}/api/v1/contexts`, { headers: api.headers, agent }).end();
        const [response] = await once(sending, 'response');
        await once(response.resume(), 'end');
        answered.set(api, (answered.get(api) ?? 0) + 1);
        return response.statusCode;
      } catch (error) {
        return String(error);
      }
    },
    answeredBy: (api: RunningApi) => answered.get(api) ?? 0,
    close() {
      clearInterval(timer);
      agent.destroy();
    },
  };
}
