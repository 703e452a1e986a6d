import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { startCollector } from '../my_flow_api/src/testing/start-collector.ts';
import { freePort } from '../scripts/lib/ports.mjs';
import { type Pair, startPair } from '../scripts/lib/services.mjs';

const password = 'PLANTED-password-of-the-operator';

it('told to stop, the client says so, goes on through the drain, ends its streams well and exits with 0', async () => {
  const pair = await start({ MYFLOW_DRAIN_MS: '1500' });
  const stream = await openStream(pair);
  expect((await fetch(`${pair.url}/api/health`)).status).toBe(200);
  tell(pair, 'SIGTERM');
  await expect.poll(async () => (await fetch(`${pair.url}/api/health`)).status).toBe(503);
  const during = await post(pair, { name: 'In the drain' });
  expect([during.status, during.headers.get('connection')]).toEqual([201, 'close']);
  const rest = await stream.rest();
  expect(rest).toContain('In the drain');
  expect(rest).toMatch(/\nretry: \d{3,4}\n\n$/);
  expect(await pair.client.ended).toEqual({ code: 0, signal: null });
  expect(logOf(pair).slice(-2)).toMatchObject([{ msg: 'stopping', signal: 'SIGTERM', drainMs: 1500 }, { msg: 'stopped' }]);
});

it('without a drain it ends in order too, and does not wait for streams or for connections that nobody uses', async () => {
  const pair = await start({});
  const stream = await openStream(pair);
  const unused = connect(Number(new URL(pair.url).port), '127.0.0.1');
  await once(unused, 'connect');
  const toldMs = performance.now();
  tell(pair, 'SIGINT');
  await stream.rest();
  expect(await pair.client.ended).toEqual({ code: 0, signal: null });
  expect(performance.now() - toldMs).toBeLessThan(3_000);
});

it('past the time limit it ends with 1, and says what it waited for; a second signal ends it at once', async () => {
  const slow = await start({ MYFLOW_CLOSING_MS: '500' });
  await beginRequest(slow);
  tell(slow, 'SIGTERM');
  expect(await slow.client.ended).toEqual({ code: 1, signal: null });
  expect(logOf(slow).at(-1)).toMatchObject({ level: 'fatal', msg: expect.stringContaining('not closed within 500 ms') });

  const hasty = await start({ MYFLOW_DRAIN_MS: '60000' });
  tell(hasty, 'SIGTERM');
  await expect.poll(async () => (await fetch(`${hasty.url}/api/health`)).status).toBe(503);
  tell(hasty, 'SIGTERM');
  expect(await hasty.client.ended).toEqual({ code: 1, signal: null });
});

it('one id joins a request in the browser, in the client and in the API; what fails is logged under it, and answered with it', async () => {
  const pair = await start({ LOG_LEVEL: 'debug' });
  const id = 'given-by-the-proxy-0001';
  const answer = await fetch(`${pair.url}/api/v1/contexts`, { headers: { 'x-request-id': id } });
  expect([answer.status, answer.headers.get('x-request-id')]).toEqual([200, id]);
  const made = await fetch(`${pair.url}/api/v1/contexts`, { headers: { 'x-request-id': 'no { good }' } });
  const madeId = made.headers.get('x-request-id') ?? '';
  expect(madeId).toMatch(/^req_[\w-]{36}$/);
  const page = await fetch(`${pair.url}/history`, { headers: { 'x-request-id': 'of-a-page-00001' } });
  expect(page.headers.get('x-request-id')).toBe('of-a-page-00001');
  await page.text();
  const ofApi = readFileSync(pair.api.log.file, 'utf8');
  for (const each of [id, madeId, 'of-a-page-00001']) expect(ofApi).toContain(`"requestId":"${each}"`);

  await pair.api.stop();
  const failed = await fetch(`${pair.url}/api/v1/contexts`, { headers: { 'x-request-id': 'nobody-answers-01' } });
  expect(failed.status).toBe(503);
  expect(await failed.json()).toMatchObject({ code: 'unavailable', requestId: 'nobody-answers-01' });
  const lines = logOf(pair).filter((line) => line['requestId'] === 'nobody-answers-01');
  expect(lines).toMatchObject([
    { level: 'warn', service: 'client', method: 'GET', route: '/contexts', err: { cause: { code: 'ECONNREFUSED' } } },
    { level: 'warn', code: 'unavailable', status: 503 },
  ]);
});

it('a trace begins in the client and goes on in the API, for what a page reads too', async () => {
  const collector = await startCollector();
  const pair = await start({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint, OTEL_EXPORTER_OTLP_HEADERS: 'x-key=of-ours' });
  await post(pair, { name: 'Planted name' }, { 'x-request-id': 'one-for-all-0001' });
  await (await fetch(`${pair.url}/history?q=planted`)).text();
  await pair.stop();
  const { spans } = collector;
  const call = spans.find(({ service, name }) => service === 'myflow-client' && name === 'POST /contexts');
  expect(call?.attributes).toMatchObject({ 'http.response.status_code': 201, 'myflow.request_id': 'one-for-all-0001' });
  const request = spans.find(({ parentSpanId }) => parentSpanId === call?.spanId);
  expect(request).toMatchObject({ service: 'myflow-api', name: 'POST /api/v1/contexts', traceId: call?.traceId });
  const reads = spans.filter(({ service, name }) => service === 'myflow-client' && name !== 'POST /contexts');
  const ofPages = Map.groupBy(reads, ({ traceId }) => traceId);
  expect([...ofPages.values()].some((calls) => calls.length >= 4)).toBe(true);
  expect(collector.headers.every((headers) => headers['x-key'] === 'of-ours')).toBe(true);
  expect(collector.text()).not.toMatch(/planted/i);
});

it('keeps what people write, and every secret, out of the logs of both services', async () => {
  const pair = await start({ LOG_LEVEL: 'trace', MYFLOW_PASSWORD: password, MYFLOW_LOCAL_SECRET: `PLANTED${'x'.repeat(40)}` });
  const signIn = (given: string) =>
    fetch(`${pair.url}/api/session`, {
      method: 'POST',
      headers: { origin: pair.url, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ password: given }),
      redirect: 'manual',
    });
  await signIn('PLANTED-wrong');
  const cookie = (await signIn(password)).headers.get('set-cookie')?.split(';')[0] ?? '';
  expect(cookie).toContain('=');
  const headers = { cookie, authorization: 'Bearer PLANTED' };
  expect((await post(pair, { name: 'PLANTED name' }, headers)).status).toBe(201);
  expect((await post(pair, { name: 'PLANTED name' }, headers)).status).toBe(409);
  expect((await post(pair, { name: '', PLANTED: 'PLANTED' }, headers)).status).toBe(400);
  expect((await post(pair, { name: 'x' }, { ...headers, origin: 'https://PLANTED.example' })).status).toBe(403);
  for (const at of ['/api/v1/flows/search?q=PLANTED', '/api/v1/PLANTED', '/c/PLANTED', '/PLANTED?q=PLANTED', '/history'])
    await (await fetch(`${pair.url}${at}`, { headers })).text();
  await pair.api.stop();
  await (await fetch(`${pair.url}/history?q=PLANTED`, { headers })).text();
  await (await fetch(`${pair.url}/api/v1/flows/search?q=PLANTED`, { headers })).text();
  await pair.stop();
  const said = [pair.api, pair.client].map(({ log }) => readFileSync(log.file, 'utf8')).join('\n');
  expect(logOf(pair).filter((line) => line['level'] !== 'info').length).toBeGreaterThan(3);
  expect(said).not.toMatch(/planted/i);
  expect(said).not.toContain(cookie.split('=')[1]);
  expect(said).not.toMatch(/bearer|eyJ/i);
});

async function start(env: Record<string, string>): Promise<Pair> {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'myflow-stop-'));
  const port = await freePort();
  const apiPort = await freePort();
  const addresses = { host: '127.0.0.1', port, apiPort, url: `http://127.0.0.1:${port}` };
  const pair = await startPair({ addresses, dataFolder, mode: 'production', env });
  onTestFinished(async () => {
    pair.client.kill();
    pair.api.kill();
    await Promise.all([pair.client.ended, pair.api.ended]);
    rmSync(dataFolder, { recursive: true, force: true });
  });
  return pair;
}

function tell({ client }: Pair, signal: NodeJS.Signals): void {
  if (client.pid !== undefined) process.kill(client.pid, signal);
}

/** Every line that the client has written since it is ready; each is one JSON object. */
function logOf({ client }: Pair): Record<string, unknown>[] {
  const lines = readFileSync(client.log.file, 'utf8').split('\n');
  const first = lines.findIndex((line) => line.startsWith('{'));
  return lines
    .slice(first === -1 ? lines.length : first)
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

function post(pair: Pair, body: object, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${pair.url}/api/v1/contexts`, {
    method: 'POST',
    headers: { origin: pair.url, 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

/** Opens a live stream and waits until it has begun. */
async function openStream(pair: Pair): Promise<{ rest(): Promise<string> }> {
  const response = await fetch(`${pair.url}/api/v1/live`);
  const reader = (response.body ?? new ReadableStream<Uint8Array>()).getReader();
  const decoder = new TextDecoder();
  let text = '';
  while (!text.includes('event: ready')) text += decoder.decode((await reader.read()).value, { stream: true });
  return {
    async rest() {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return text;
        text += decoder.decode(value, { stream: true });
      }
    },
  };
}

/** Sends the first half of a request, and waits until the client has it for certain. */
async function beginRequest(pair: Pair): Promise<void> {
  const writing = request(`${pair.url}/api/v1/contexts`, {
    method: 'POST',
    headers: { origin: pair.url, 'content-type': 'application/json', 'content-length': 100 },
  });
  writing.on('error', () => {});
  writing.write('{');
  await once(writing, 'socket');
  await fetch(`${pair.url}/api/health`);
}
