import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { describeWithMongodb } from './testing/describe-with-mongodb.ts';
import { findPlace, type RunningApi, startApi } from './testing/start-api.ts';
import { startOwnMongodb } from './testing/start-mongodb.ts';

const backMsMax = 20_000;

await describeWithMongodb(
  'the API on MongoDB',
  (mongodb) => {
    test('says that it cannot be reached while it is away, and works without a restart when it is back', { timeout: 120_000 }, async () => {
      const api = await startApi(await findPlace(), { MONGODB_URI: mongodb.uriOf(mongodb.newDatabaseName()) });
      const created = await ask(api, 'POST', '/contexts', { name: 'Work' });
      expect(created.status).toBe(201);
      await mongodb.kill();
      const away = await ask(api, 'GET', '/contexts');
      expect([away.status, away.body]).toEqual([503, expect.objectContaining({ code: 'unavailable' })]);
      const refused = await ask(api, 'POST', '/contexts', { name: 'Home' });
      expect(refused.status).toBe(503);
      await mongodb.startAgain();
      const endsAtMs = performance.now() + backMsMax;
      let back = await ask(api, 'GET', '/contexts');
      while (back.status !== 200 && performance.now() < endsAtMs) {
        await setTimeout(200);
        back = await ask(api, 'GET', '/contexts');
      }
      expect(back.body).toMatchObject({ items: [{ name: 'Work' }] });
      expect((await ask(api, 'POST', '/contexts', { name: 'Home' })).status).toBe(201);
    });
  },
  startOwnMongodb,
);

async function ask(api: RunningApi, method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }> {
  const answer = await fetch(`${api.url}/api/v1${path}`, {
    method,
    headers: { ...api.headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: await answer.json() };
}
