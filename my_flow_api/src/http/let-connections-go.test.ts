import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { createTestApi } from '#src/testing/create-test-api.ts';

/** Longer than closing takes, and far from the 72 s for which an idle connection is kept. */
const withinMs = 2_000;

test('a connection that was opened ahead and never used does not hold the close', async () => {
  const { app } = await createTestApi();
  const { port, hostname } = new URL(await app.listen({ host: '127.0.0.1', port: 0 }));
  await Promise.all([once(app.server, 'connection'), once(connect(Number(port), hostname), 'connect')]);
  await closedInTime(app.close());
});

test('a request in flight is answered, and its connection does not hold the close afterwards', async () => {
  const { app, ada } = await createTestApi();
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  const body = JSON.stringify({ name: 'Late' });
  const headers = { ...ada.headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  const writing = request(`${url}/api/v1/contexts`, { method: 'POST', agent: new Agent({ keepAlive: true }), headers });
  writing.write(body.slice(0, 3));
  await once(app.server, 'request');
  const closed = app.close();
  writing.end(body.slice(3));
  const [response] = await once(writing, 'response');
  expect(response.statusCode).toBe(201);
  response.resume();
  await closedInTime(closed);
});

async function closedInTime(closed: PromiseLike<unknown>): Promise<void> {
  const late = new Promise((_, reject) => setTimeout(() => reject(new Error(`not closed within ${withinMs} ms`)), withinMs).unref());
  await Promise.race([closed, late]);
}
