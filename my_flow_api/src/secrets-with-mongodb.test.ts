import { expect, test, vi } from 'vitest';
import { describeWithMongodb } from '#src/testing/describe-with-mongodb.ts';
import { findPlace, type RunningApi, spawnApi, startApi } from '#src/testing/start-api.ts';
import { startOwnMongodb } from '#src/testing/start-mongodb.ts';

// Each starts a process, and one takes the server away for a while.
vi.setConfig({ testTimeout: 120_000 });

await describeWithMongodb(
  'the log of an API on MongoDB',
  (mongodb) => {
    test('a password that is not taken is told without it', async () => {
      const url = new URL(mongodb.uriOf(mongodb.newDatabaseName()));
      url.username = 'ada';
      url.password = 'PLANTED';
      const api = await spawnApi(await findPlace(), { MONGODB_URI: url.href, LOG_LEVEL: 'trace' });
      expect(await api.ended).toBe(1);
      expect(api.output()).toMatch(/MyFlow's API cannot start: MongoDB /);
      expect(api.output()).not.toContain('PLANTED');
    });

    test('a server that goes and comes back: told under the ids of the requests it failed, without what people write', async () => {
      const env = { MONGODB_URI: mongodb.uriOf(mongodb.newDatabaseName()), LOG_LEVEL: 'trace' };
      const api = await startApi(await findPlace(), env);
      expect(await create(api, 'Planted name', 'before-0001')).toBe(201);
      expect(await create(api, 'Planted name', 'before-0002')).toBe(409);
      await mongodb.kill();
      expect(await create(api, 'Planted while it is gone', 'meanwhile-0001')).toBe(503);
      expect((await fetch(`${api.url}/livez`)).status).toBe(200);
      const [health, ready] = await Promise.all([fetch(`${api.url}/health`), fetch(`${api.url}/readyz`)]);
      expect([health.status, await health.json()]).toEqual([503, { status: 'degraded', db: 'disconnected', cache: 'not_configured' }]);
      expect([ready.status, await ready.json()]).toEqual([503, { ready: false, missing: ['db'] }]);
      await mongodb.startAgain();
      await expect.poll(() => fetch(`${api.url}/readyz`).then(({ status }) => status), { timeout: 30_000 }).toBe(200);
      expect(await create(api, 'Planted when it is back', 'afterwards-0001')).toBe(201);
      api.child.kill('SIGTERM');
      expect(await api.ended).toBe(0);
      const failed = linesOf(api.output()).filter((line) => line['level'] === 'error' && line['requestId'] === 'meanwhile-0001');
      expect(failed).toMatchObject([{ method: 'POST', path: '/api/v1/contexts', err: { type: 'StoreError' } }]);
      expect(api.output()).not.toMatch(/planted/i);
    });
  },
  startOwnMongodb,
);

async function create(api: RunningApi, name: string, requestId: string): Promise<number> {
  const response = await fetch(`${api.url}/api/v1/contexts`, {
    method: 'POST',
    headers: { ...api.headers, 'content-type': 'application/json', 'x-request-id': requestId },
    body: JSON.stringify({ name }),
  });
  await response.text();
  return response.status;
}

/** Every line is one JSON object; anything else fails the test. */
function linesOf(output: string): Record<string, unknown>[] {
  const lines = output.split('\n').filter((line) => line !== '');
  // Each was written by the logger, as an object.
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}
