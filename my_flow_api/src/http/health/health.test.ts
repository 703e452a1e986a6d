import { healthSchema, readinessSchema } from 'my_flow_contract';
import { expect, test } from 'vitest';
import { createTestApi } from '#src/testing/create-test-api.ts';

test.each(['/health', '/api/v1/health'])('%s says what answers', async (url) => {
  const { app } = await createTestApi();
  const answer = await app.inject(url);
  expect(answer.statusCode).toBe(200);
  expect(healthSchema.parse(answer.json())).toEqual({ status: 'ok', db: 'connected', cache: 'not_configured' });
});

test('without its store the API is alive, but neither healthy nor ready', async () => {
  const { app, store } = await createTestApi();
  await store.close();
  const health = await app.inject('/health');
  expect([health.statusCode, healthSchema.parse(health.json())]).toEqual([
    503,
    { status: 'degraded', db: 'disconnected', cache: 'not_configured' },
  ]);
  const ready = await app.inject('/readyz');
  expect([ready.statusCode, readinessSchema.parse(ready.json())]).toEqual([503, { ready: false, missing: ['db'] }]);
  expect((await app.inject('/livez')).statusCode).toBe(200);
});

test('a store that does not answer in time counts as disconnected', async () => {
  const { app } = await createTestApi({ pingTimeoutMs: 20 }, { pingStore: () => new Promise(() => {}) });
  expect((await app.inject('/health')).json()).toMatchObject({ db: 'disconnected' });
});

test('a process that stops is not ready, says why, and is still alive', async () => {
  const { app, stop } = await createTestApi();
  expect((await app.inject('/readyz')).json()).toEqual({ ready: true, missing: [] });
  stop();
  const ready = await app.inject('/readyz');
  expect([ready.statusCode, ready.json()]).toEqual([503, { ready: false, missing: ['stopping'] }]);
  expect((await app.inject('/livez')).statusCode).toBe(200);
});

test('a cache that does not answer is told, and makes nothing unhealthy: without it everything is slower and right', async () => {
  const { app } = await createTestApi({}, { pingCache: () => Promise.reject(new Error('connection refused')) });
  const health = await app.inject('/health');
  expect([health.statusCode, healthSchema.parse(health.json())]).toEqual([200, { status: 'ok', db: 'connected', cache: 'disconnected' }]);
  expect((await app.inject('/readyz')).json()).toEqual({ ready: true, missing: [] });
});

test('parts are asked side by side, and once for however many ask', async () => {
  const timeoutMs = 300;
  const asked = { store: 0, cache: 0 };
  const hang = (part: keyof typeof asked) => () => {
    asked[part] += 1;
    return new Promise<void>(() => {});
  };
  const { app } = await createTestApi({ pingTimeoutMs: timeoutMs }, { pingStore: hang('store'), pingCache: hang('cache') });
  const startedMs = performance.now();
  const answers = await Promise.all(Array.from({ length: 50 }, () => app.inject('/health')));
  expect(performance.now() - startedMs).toBeLessThan(2 * timeoutMs);
  expect(answers.map((answer) => answer.json())).toEqual(
    answers.map(() => ({ status: 'degraded', db: 'disconnected', cache: 'disconnected' })),
  );
  expect(asked).toEqual({ store: 1, cache: 1 });
});

test('while it drains it is not ready, and still takes requests', async () => {
  const leaving = new AbortController();
  const { app, ada } = await createTestApi({}, { leaving: leaving.signal });
  leaving.abort();
  expect((await app.inject('/readyz')).statusCode).toBe(503);
  expect((await ada.call('listContexts', {})).statusCode).toBe(200);
});
