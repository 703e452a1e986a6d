import { once } from 'node:events';
import { connect } from 'node:net';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { ChangeResult } from 'my_flow_contract';
import { expect, test, vi } from 'vitest';
import { openLive } from '#src/testing/open-live.ts';
import { apiSecret, findPlace, type RunningApi, startApi } from '#src/testing/start-api.ts';

// Each starts a process, on a machine that may have more to do.
vi.setConfig({ testTimeout: 60_000 });

const password = 'PLANTED-password-of-the-operator';

test.each(['trace', 'info'])('at level %s nothing of what people write, and no secret, is in the log, on no way through', async (level) => {
  const place = await findPlace();
  const api = await startApi(place, { LOG_LEVEL: level, MYFLOW_PASSWORD: password });
  await writeAndRead(api);
  await sendWhatIsRefused(api);
  await breakTheStore(api, path.join(place.dataDir, 'myflow.db'));
  api.child.kill('SIGTERM');
  await api.ended;

  const lines = linesOf(api.output());
  expect(lines.filter((line) => line['level'] === 'error').length).toBeGreaterThanOrEqual(2);
  if (level === 'trace') expect(lines.filter((line) => line['msg'] === 'request').length).toBeGreaterThan(10);
  expect(api.output()).not.toMatch(/planted/i);
  expect(api.output()).not.toContain(apiSecret);
  expect(api.output()).not.toMatch(/eyJ|bearer/i);
});

test('what goes wrong in the store is logged under the id that the caller gave the request, and answered with it', async () => {
  const place = await findPlace();
  const api = await startApi(place);
  dropTables(path.join(place.dataDir, 'myflow.db'));
  const requestId = 'of-the-bff-0123456789';
  const response = await fetch(`${api.url}/api/v1/contexts`, { headers: { ...api.headers, 'x-request-id': requestId } });
  expect([response.status, response.headers.get('x-request-id')]).toEqual([503, requestId]);
  expect(await response.json()).toMatchObject({ requestId });
  const line = linesOf(api.output()).find((each) => each['requestId'] === requestId);
  expect(line).toMatchObject({ level: 'error', service: 'api', method: 'GET', path: '/api/v1/contexts', err: { type: 'StoreError' } });
});

test.each(['short', 'with blanks in it', 'x'.repeat(129), '{"json":1}'])(
  'an id of a request that has not the form is not taken: %s',
  async (given) => {
    const api = await startApi(await findPlace(), { LOG_LEVEL: 'debug' });
    const response = await fetch(`${api.url}/api/v1/contexts`, { headers: { ...api.headers, 'x-request-id': given } });
    expect(response.headers.get('x-request-id')).toMatch(/^req_[0-9A-Z]{26}$/);
    expect(api.output()).not.toContain(given);
  },
);

async function writeAndRead(api: RunningApi): Promise<void> {
  const contextId = (await send(api, 'POST', 'contexts', { name: 'Planted name' })).contexts[0]?.id;
  const { flows } = await send(api, 'POST', 'flows', { contextId, title: 'Planted title', notes: 'Planted notes', labels: ['planted'] });
  await send(api, 'PATCH', `flows/${flows[0]?.id}`, { notes: 'More planted notes' });
  await send(api, 'POST', 'capture', { contextId, text: 'Tell Planted about the plan tomorrow' });
  const live = await openLive(`${api.url}/api/v1/live?lastEventId=0`, { ...api.headers, cookie: 'myflow_session=PLANTED' });
  await live.next(({ event }) => event === 'act');
  live.close();
  await get(api, 'flows/search?q=planted', { cookie: 'myflow_session=PLANTED' });
}

async function sendWhatIsRefused(api: RunningApi): Promise<void> {
  const json = { ...api.headers, 'content-type': 'application/json' };
  const post = (body: string, headers: Record<string, string> = json) =>
    fetch(`${api.url}/api/v1/contexts`, { method: 'POST', headers, body }).then((response) => response.text());
  await post('{"name": "Planted');
  await post('{"name": planted}');
  await post(JSON.stringify({ name: 'planted'.repeat(20), planted: 'planted' }));
  await post('planted', { ...json, 'content-type': 'text/planted' });
  await post(`"${'planted'.repeat(50_000)}"`);
  await post('{"name":"x"}', { ...json, 'idempotency-key': 'planted key with blanks' });
  await get(api, 'flows?planted=planted');
  await get(api, 'planted/path?planted');
  await get(api, 'flows/planted-is-no-id');
  await get(api, 'flows?cursor=planted');
  for (const authorization of [
    'Bearer PLANTED',
    'Basic PLANTED',
    `Bearer ${api.headers.authorization.slice(7)}PLANTED`,
    'Bearer myflow_PLANTED',
  ])
    await get(api, 'contexts', { authorization, cookie: 'PLANTED' });
  await sendRaw(api, 'GET /planted HTTP/9.9\r\nx-planted: planted\r\n\r\n');
  await sendRaw(api, `GET / HTTP/1.1\r\nhost: x\r\nx-planted: ${'planted'.repeat(5_000)}\r\n\r\n`);
}

/** Reads and writes after somebody has damaged the file of a running store. */
async function breakTheStore(api: RunningApi, file: string): Promise<void> {
  dropTables(file);
  await get(api, 'flows/search?q=planted');
  const response = await fetch(`${api.url}/api/v1/contexts`, {
    method: 'POST',
    headers: { ...api.headers, 'content-type': 'application/json', cookie: 'PLANTED' },
    body: JSON.stringify({ name: 'Planted last' }),
  });
  expect(response.status).toBe(503);
}

function dropTables(file: string): void {
  const database = new DatabaseSync(file);
  const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'").all();
  database.exec(tables.map(({ name }) => `DROP TABLE IF EXISTS "${String(name)}";`).join('\n'));
  database.close();
}

async function send(api: RunningApi, method: string, where: string, body: object): Promise<ChangeResult> {
  const response = await fetch(`${api.url}/api/v1/${where}`, {
    method,
    headers: { ...api.headers, 'content-type': 'application/json', cookie: 'myflow_session=PLANTED' },
    body: JSON.stringify(body),
  });
  expect(response.ok).toBe(true);
  // What the API answers to a write.
  return (await response.json()) as ChangeResult;
}

async function get(api: RunningApi, where: string, headers: Record<string, string> = {}): Promise<void> {
  await (await fetch(`${api.url}/api/v1/${where}`, { headers: { ...api.headers, ...headers } })).text();
}

/** Sends what no client would, and waits for the end of the connection. */
async function sendRaw(api: RunningApi, text: string): Promise<void> {
  const socket = connect(Number(new URL(api.url).port), '127.0.0.1');
  socket.on('error', () => {});
  socket.resume();
  socket.write(text);
  await once(socket, 'close');
}

/** Every line is one JSON object; anything else fails the test. */
function linesOf(output: string): Record<string, unknown>[] {
  const lines = output.split('\n').filter((line) => line !== '');
  // Each was written by the logger, as an object.
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}
