import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { type Route, routes } from 'my_flow_contract';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

/** An API that closes its connections under the second request on any of them, as one that stops may. */
async function startForgetful(): Promise<{ fetchApi: typeof import('./fetch-api.ts').fetchApi; answered: () => number }> {
  const seen = new Set<Socket>();
  let answered = 0;
  const server = createServer((request, response) => {
    if (seen.has(request.socket)) {
      for (const socket of seen) socket.destroy();
      return;
    }
    seen.add(request.socket);
    request.resume().on('end', () => {
      answered += 1;
      response.writeHead(200, { 'keep-alive': 'timeout=60' }).end('{}');
    });
  });
  server.keepAliveTimeout = 60_000;
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return { fetchApi: await fetchApiOf(portOf(server)), answered: () => answered };
}

/** The configuration is read once per process, so each API gets a fresh module. */
async function fetchApiOf(port: number) {
  vi.stubEnv('MYFLOW_API_URL', `http://127.0.0.1:${port}`);
  vi.stubEnv('MYFLOW_LOCAL_SECRET', 'x'.repeat(48));
  vi.stubEnv('LOG_LEVEL', 'silent');
  return (await import('./fetch-api.ts')).fetchApi;
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port was free');
  return address.port;
}

/** A connection is taken again a moment after its answer has been read. */
const untilReusable = () => new Promise((resolve) => setTimeout(resolve, 30));

const call = (route: Route, headers: Record<string, string> = {}) => ({
  route,
  path: '/api/v1/anything',
  headers: new Headers({ 'x-request-id': 'of-a-test-0001', ...headers }),
  body: route.method === 'GET' ? null : '{}',
  signal: AbortSignal.timeout(5_000),
});

test.each([
  ['a read', routes.listContexts, {}],
  ['a write with a key', routes.createContext, { 'idempotency-key': 'the-same' }],
])('%s whose connection is closed under it is sent once more', async (_, route, headers) => {
  const { fetchApi, answered } = await startForgetful();
  for (let sent = 0; sent < 4; sent += 1) {
    expect(await (await fetchApi(call(route, headers))).text()).toBe('{}');
    await untilReusable();
  }
  expect(answered()).toBe(4);
});

test('a write without a key is not: it may have been carried out', async () => {
  const { fetchApi, answered } = await startForgetful();
  await (await fetchApi(call(routes.createContext))).text();
  await untilReusable();
  await expect(fetchApi(call(routes.createContext))).rejects.toThrow('fetch failed');
  expect(answered()).toBe(1);
});

test('where nobody listens it is tried again a little later, in case somebody does by then', async () => {
  const server = createServer((_request, response) => response.end('{}'));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const port = portOf(server);
  await new Promise((resolve) => server.close(resolve));
  const fetchApi = await fetchApiOf(port);
  const answer = fetchApi(call(routes.createContext));
  await new Promise((resolve) => setTimeout(resolve, 40));
  server.listen(port, '127.0.0.1');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  expect((await answer).status).toBe(200);
});

test('of a write that was under way when the API went, it is known that it may have arrived, whatever the second try meets', async () => {
  const server = createServer((request) => {
    server.close();
    request.socket.destroy();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const port = portOf(server);
  const fetchApi = await fetchApiOf(port);
  const { mayHaveArrived } = await import('./fetch-api.ts');
  const withKey = call(routes.createContext, { 'idempotency-key': 'the-same' });
  const underWay = await fetchApi(withKey).catch((error: unknown) => error);
  expect(mayHaveArrived(underWay)).toBe(true);
  const after = await fetchApi(withKey).catch((error: unknown) => error);
  expect(mayHaveArrived(after)).toBe(false);
});
