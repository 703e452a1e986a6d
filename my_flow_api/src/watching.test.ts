import { once } from 'node:events';
import { createServer } from 'node:http';
import type { ChangeResult } from 'my_flow_contract';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openLive } from '#src/testing/open-live.ts';
import { findPlace, type RunningApi, spawnApi, startApi } from '#src/testing/start-api.ts';
import { type ReceivedSpan, startCollector } from '#src/testing/start-collector.ts';

// Each starts a process, on a machine that may have more to do.
vi.setConfig({ testTimeout: 30_000 });

const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
/** Each span reads the clock anew, and clocks are set. */
const clockNanos = 50_000_000n;
const callersSpan = '00f067aa0ba902b7';

test('figures: requests by the template of their route, streams, the store, the process; and nothing of what people write', async () => {
  const [place, { port }] = await Promise.all([findPlace(), findPlace()]);
  const api = await startApi(place, { MYFLOW_METRICS_PORT: String(port) });
  const contextId = (await post(api, 'contexts', { name: 'Planted name' })).contexts[0]?.id;
  const flowId = (await post(api, 'flows', { contextId, title: 'Planted title' })).flows[0]?.id;
  await fetch(`${api.url}/api/v1/flows/${flowId}`, { headers: api.headers });
  await fetch(`${api.url}/api/v1/flows/flow_01JD0M6Z5V8Q3X9N4T7B2C1K0H`, { headers: api.headers });
  await fetch(`${api.url}/planted/path`, { headers: api.headers });
  const live = await openLive(`${api.url}/api/v1/live`, api.headers);
  await live.next(({ event }) => event === 'ready');
  const response = await fetch(`http://127.0.0.1:${port}/metrics`);
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8']);
  const text = await response.text();
  const figures = figuresIn(text);
  const duration = 'myflow_http_request_duration_seconds_count';
  expect(figures.get(`${duration}{method="POST",route="/api/v1/flows",status="201"}`)).toBe(1);
  expect(figures.get(`${duration}{method="GET",route="/api/v1/flows/:flowId",status="200"}`)).toBe(1);
  expect(figures.get(`${duration}{method="GET",route="/api/v1/flows/:flowId",status="404"}`)).toBe(1);
  expect(figures.get(`${duration}{method="GET",route="unknown",status="404"}`)).toBe(1);
  expect(figures.get('myflow_live_streams_open')).toBe(1);
  expect(figures.get('myflow_http_requests_in_flight')).toBe(0);
  expect(figures.get('myflow_commits_total{outcome="committed"}')).toBe(2);
  expect(figures.get('myflow_problems_total{code="not_found"}')).toBe(1);
  expect(figures.get('myflow_store_call_duration_seconds_count{call="commit",outcome="ok"}')).toBe(2);
  expect(figures.get('myflow_housekeeping_duration_seconds_count{round="round",outcome="ok"}')).toBe(1);
  for (const name of ['process_cpu_seconds_total', 'process_resident_memory_bytes', 'nodejs_eventloop_lag_p99_seconds'])
    expect(figures.get(name), name).toBeGreaterThan(0);
  expect(text).not.toMatch(/planted|flow_0|ctx_0|tok_|local/i);
  live.close();
  await expect
    .poll(async () => figuresIn(await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()).get('myflow_live_streams_open'))
    .toBe(0);
  expect((await fetch(`http://127.0.0.1:${port}/api/v1/flows`)).status).toBe(404);
  expect((await fetch(`${api.url}/metrics`)).status).toBe(404);
  api.child.kill('SIGTERM');
  expect(await api.ended).toBe(0);
});

test('a cache that cannot be reached is counted and told, and so is who asks too often; its password is in no line', async () => {
  const [place, { port }, gone] = await Promise.all([findPlace(), findPlace(), findPlace()]);
  const api = await startApi(place, {
    MYFLOW_METRICS_PORT: String(port),
    REDIS_URL: `redis://myflow:PLANTED@127.0.0.1:${gone.port}`,
    MYFLOW_RATE_LIMIT_PER_MINUTE: '3',
  });
  const statuses: number[] = [];
  for (let sent = 0; sent < 5; sent += 1) statuses.push((await fetch(`${api.url}/api/v1/contexts`, { headers: api.headers })).status);
  expect(statuses).toEqual([200, 200, 200, 429, 429]);
  const health = await fetch(`${api.url}/health`);
  expect([health.status, await health.json()]).toEqual([200, { status: 'ok', db: 'connected', cache: 'disconnected' }]);
  expect((await fetch(`${api.url}/readyz`)).status).toBe(200);
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  expect(figuresIn(text).get('myflow_cache_outages_total{state="begun"}')).toBe(1);
  expect(figuresIn(text).get('myflow_problems_total{code="too_many_requests"}')).toBe(2);
  api.child.kill('SIGTERM');
  expect(await api.ended).toBe(0);
  expect(api.output()).toContain('the cache cannot be reached');
  expect(api.output() + text).not.toContain('PLANTED');
});

test('a port for figures that is taken is named', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void other.close());
  await once(other, 'listening');
  const address = other.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  const api = await spawnApi(await findPlace(), { MYFLOW_METRICS_PORT: String(port) });
  expect(await api.ended).toBe(1);
  expect(api.output()).toContain(
    `cannot serve its figures on 127.0.0.1 port ${port}: another program has that port. Choose another, for example MYFLOW_METRICS_PORT=`,
  );
});

test('traces: request, use case and store, under the trace of the caller, with ids of requests and without what people write', async () => {
  const collector = await startCollector();
  const api = await startApi(await findPlace(), {
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint,
    OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20planted-key',
  });
  await post(
    api,
    'contexts',
    { name: 'Planted name' },
    { traceparent: `00-${trace}-${callersSpan}-01`, 'x-request-id': 'of-the-bff-0001' },
  );
  await post(api, 'contexts', { name: 'Another planted name' });
  const live = await openLive(`${api.url}/api/v1/live`, api.headers);
  await live.next(({ event }) => event === 'ready');
  api.child.kill('SIGTERM');
  expect(await api.ended).toBe(0);

  const { spans } = collector;
  const request = spanIn(spans, ({ traceId, name }) => traceId === trace && name === 'POST /api/v1/contexts');
  expect(request).toMatchObject({ parentSpanId: callersSpan, kind: 2, service: 'myflow-api', status: { code: 0 } });
  expect(request.attributes).toMatchObject({
    'http.route': '/api/v1/contexts',
    'http.response.status_code': 201,
    'myflow.request_id': 'of-the-bff-0001',
  });
  const useCase = spanIn(spans, ({ parentSpanId }) => parentSpanId === request.spanId);
  expect(useCase).toMatchObject({ traceId: trace, name: 'createContext', kind: 1 });
  const calls = spans.filter(({ parentSpanId }) => parentSpanId === useCase.spanId);
  expect(calls.map(({ name }) => name)).toContain('store.commit');
  for (const call of calls) {
    expect(call.traceId).toBe(trace);
    expect(call.startTimeUnixNano).toBeGreaterThan(useCase.startTimeUnixNano - clockNanos);
  }
  const own = spanIn(spans, ({ traceId, name }) => traceId !== trace && name === 'POST /api/v1/contexts');
  expect(own.parentSpanId ?? '').toBe('');
  expect(spans.map(({ name }) => name)).toContain('housekeeping.round');
  expect(spans.filter(({ name }) => name.includes('live'))).toEqual([]);
  expect(collector.headers.map(({ authorization }) => authorization)).toEqual(collector.headers.map(() => 'Bearer planted-key'));
  expect(collector.text() + api.output()).not.toMatch(/planted/i);
});

test('a collector that is gone costs traces, and neither requests nor a clean end', async () => {
  const gone = await findPlace();
  const api = await startApi(await findPlace(), { OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${gone.port}` });
  expect((await post(api, 'contexts', { name: 'Work' })).contexts[0]?.name).toBe('Work');
  const toldMs = performance.now();
  api.child.kill('SIGTERM');
  expect(await api.ended).toBe(0);
  expect(performance.now() - toldMs).toBeLessThan(5_000);
});

async function post(api: RunningApi, path: string, body: object, headers: Record<string, string> = {}): Promise<ChangeResult> {
  const response = await fetch(`${api.url}/api/v1/${path}`, {
    method: 'POST',
    headers: { ...api.headers, 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(201);
  // What the API answers to a create.
  return (await response.json()) as ChangeResult;
}

/** The figures of Prometheus' text form, by name and labels. */
function figuresIn(text: string): Map<string, number> {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]));
}

function spanIn(spans: readonly ReceivedSpan[], isIt: (span: ReceivedSpan) => boolean): ReceivedSpan {
  const found = spans.find(isIt);
  if (found === undefined) throw new Error(`no such span among: ${spans.map(({ name }) => name).join(', ')}`);
  return found;
}
