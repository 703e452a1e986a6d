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
