import { problemSchema } from 'my_flow_contract';
import { expect, test } from 'vitest';
import { createInProcessRateLimits } from '#src/adapters/rate-limits/in-process/in-process-rate-limits.ts';
import { createTestApi } from '#src/testing/create-test-api.ts';
import { createFixedClock } from '#src/testing/fixed-clock.ts';

async function limited(max: number) {
  const clock = createFixedClock('2026-03-02T09:00:00.000Z');
  const rule = { max, windowMs: 60_000 };
  const rules = { person: rule, stranger: rule };
  const api = await createTestApi({}, { rateLimits: { limits: createInProcessRateLimits({ clock, rules }), rules } });
  return { ...api, limitsClock: clock };
}

const list = '/api/v1/contexts';

test('every answer tells how many are left, one too many is refused with a problem, and what it says of the time is true', async () => {
  const { ada, limitsClock } = await limited(3);
  const answers = [await ada.get(list), await ada.call('createContext', { body: { name: '' } }), await ada.get(list)];
  expect(answers.map((answer) => [answer.statusCode, answer.headers['ratelimit']])).toEqual([
    [200, '"person";r=2;t=60'],
    [400, '"person";r=1;t=60'],
    [200, '"person";r=0;t=60'],
  ]);
  expect(answers[0]?.headers['ratelimit-policy']).toBe('"person";q=3;w=60');
  limitsClock.advance(20_500);
  const refused = await ada.get(list);
  expect(refused.statusCode).toBe(429);
  expect(refused.headers).toMatchObject({ 'retry-after': '40', ratelimit: '"person";r=0;t=40', 'cache-control': 'no-store' });
  expect(problemSchema.parse(refused.json())).toMatchObject({ code: 'too_many_requests', detail: 'Try again in 40 seconds.' });
  limitsClock.advance(39_499);
  expect((await ada.get(list)).statusCode).toBe(429);
  limitsClock.advance(1);
  expect((await ada.get(list)).statusCode).toBe(200);
});

test('a refused write writes nothing, and its body is not even read', async () => {
  const { ada } = await limited(1);
  expect((await ada.call('createContext', { body: { name: 'First' } })).statusCode).toBe(201);
  const payload = { method: 'POST', url: list, payload: '{', headers: { 'content-type': 'application/json' } } as const;
  expect((await ada.call('createContext', { body: { name: 'Second' } })).statusCode).toBe(429);
  const { app, bob } = await limited(1);
  await bob.get(list);
  expect((await app.inject({ ...payload, headers: { ...bob.headers, ...payload.headers } })).statusCode).toBe(429);
});

test('people are counted apart, live streams count, and what watches the process does not', async () => {
  const { ada, bob, app } = await limited(1);
  await ada.get(list);
  expect((await ada.get('/api/v1/live')).statusCode).toBe(429);
  expect((await bob.get(list)).statusCode).toBe(200);
  for (let round = 0; round < 5; round += 1) expect((await app.inject('/health')).statusCode).toBe(200);
});

test('whoever has no valid token is counted by address, and keeps nobody out who has one', async () => {
  const { app, ada, limitsClock } = await limited(2);
  const guess = (remoteAddress: string) => app.inject({ url: list, remoteAddress, headers: { authorization: 'Bearer x.y.z' } });
  const statuses = [];
  for (const address of ['203.0.113.7', '203.0.113.7', '203.0.113.7', '203.0.113.8', '2001:db8::1', '2001:db8::2', '2001:db8::3'])
    statuses.push((await guess(address)).statusCode);
  expect(statuses).toEqual([401, 401, 429, 401, 401, 401, 429]);
  const refused = await guess('203.0.113.7');
  expect(refused.headers['retry-after']).toBe('60');
  expect((await app.inject({ url: list, remoteAddress: '203.0.113.7', headers: ada.headers })).statusCode).toBe(200);
  limitsClock.advance(60_000);
  expect((await guess('203.0.113.7')).statusCode).toBe(401);
});

test('without limits nothing is counted or told', async () => {
  const { ada } = await createTestApi();
  expect((await ada.get(list)).headers).not.toHaveProperty('ratelimit');
});
