import type { Server } from 'node:http';
import type { ChangeResult } from 'my_flow_contract';
import { apiPrefix, limits } from 'my_flow_contract';
import { expect, test } from 'vitest';
import { createTestApi, type Person, type TestApi } from '#src/testing/create-test-api.ts';
import { type LiveBlock, type LiveReader, openLive } from '#src/testing/open-live.ts';

type LiveApi = TestApi & { open(person: Person, headers?: Record<string, string>, query?: string): Promise<LiveReader> };

async function listening(bounds = {}): Promise<LiveApi> {
  const api = await createTestApi(bounds);
  const address = await api.app.listen({ host: '127.0.0.1', port: 0 });
  return {
    ...api,
    open: (person, headers = {}, query = '') => openLive(`${address}${apiPrefix}/live${query}`, { ...person.headers, ...headers }),
  };
}

async function createContext(person: Person, name: string): Promise<ChangeResult> {
  return (await person.call('createContext', { body: { name } })).json();
}

const dataOf = (block: LiveBlock | null) => JSON.parse(block?.data ?? 'null');

test('begins behind the newest act and tells each change as its answer told it, under the number of its act', async () => {
  const api = await listening();
  await createContext(api.ada, 'Before');
  const live = await api.open(api.ada);
  expect(live.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  expect(live.response.headers.get('cache-control')).toBe('no-cache, no-transform');
  expect(live.response.headers.get('x-accel-buffering')).toBe('no');
  expect(await live.next(() => true)).toEqual({ retry: '2000' });
  expect(await live.next()).toMatchObject({ event: 'ready', id: '1', data: '{"seq":1}' });
  const answer = await createContext(api.ada, 'After');
  const told = await live.next();
  expect(told).toMatchObject({ event: 'act', id: '2' });
  expect(dataOf(told)).toEqual(answer);
  live.close();
});

test.each([
  ['the header', { 'last-event-id': '1' }, ''],
  ['the address', {}, '?lastEventId=1'],
  ['the header rather than the address', { 'last-event-id': '1' }, '?lastEventId=0'],
])('resumes behind the number in %s, without a gap and without a repeat', async (_what, headers, query) => {
  const api = await listening();
  for (const name of ['One', 'Two', 'Three']) await createContext(api.ada, name);
  const live = await api.open(api.ada, headers, query);
  const seen = [await live.next(({ event }) => event === 'act'), await live.next(({ event }) => event === 'act')];
  await createContext(api.ada, 'Four');
  seen.push(await live.next(({ event }) => event === 'act'));
  expect(seen.map((block) => [block?.id, dataOf(block).contexts[0].name])).toEqual([
    ['2', 'Two'],
    ['3', 'Three'],
    ['4', 'Four'],
  ]);
  live.close();
});

test('says reset when too much was missed, and goes on from there', async () => {
  const api = await listening();
  const missed = limits.actsPerReplayMax + 1;
  for (let done = 0; done < missed; done += 1)
    await api.ada.call('editPreferences', { body: { theme: done % 2 === 0 ? 'light' : 'dark' } });
  const live = await api.open(api.ada, { 'last-event-id': '0' });
  expect(await live.next(({ event }) => event === 'reset')).toMatchObject({ data: `{"seq":${missed}}` });
  await createContext(api.ada, 'Next');
  expect(await live.next()).toMatchObject({ event: 'act', id: String(missed + 1) });
  live.close();
});

test('a number past the newest act, as after a restored backup, is answered with reset', async () => {
  const api = await listening();
  await createContext(api.ada, 'One');
  const live = await api.open(api.ada, { 'last-event-id': '99' });
  expect(await live.next(({ event }) => event !== 'ready' && event !== undefined)).toMatchObject({ event: 'reset', data: '{"seq":1}' });
  live.close();
});

test('two streams of a person are in step, and another person hears nothing', async () => {
  const api = await listening();
  const streams = await Promise.all([api.open(api.ada), api.open(api.ada), api.open(api.bob)]);
  for (const live of streams) await live.next(({ event }) => event === 'ready');
  for (let number = 1; number <= 20; number += 1) await createContext(api.ada, `Context ${number}`);
  await createContext(api.bob, 'Of Bob');
  const [first, second, bobs] = streams;
  for (let seq = 1; seq <= 20; seq += 1) {
    expect((await first?.next())?.id).toBe(String(seq));
    expect((await second?.next())?.id).toBe(String(seq));
  }
  expect(dataOf((await bobs?.next()) ?? null).contexts[0].name).toBe('Of Bob');
  for (const live of streams) live.close();
});

test('beats while nothing happens', async () => {
  const api = await listening({ heartbeatMs: 20 });
  const live = await api.open(api.ada);
  const isBeat = ({ event }: LiveBlock) => event === 'beat';
  // Without an id, so that a reader who comes back still resumes behind the last act.
  expect(await live.next(isBeat)).toEqual({ event: 'beat', data: '{}' });
  expect(await live.next(isBeat)).toEqual({ event: 'beat', data: '{}' });
  live.close();
});

test('a person has so many streams at most, and has the place back when one closes', async () => {
  const api = await listening();
  const streams = await Promise.all(Array.from({ length: limits.streamsPerUserMax }, () => api.open(api.ada)));
  expect((await api.ada.get(`${apiPrefix}/live`)).json()).toMatchObject({ code: 'too_many_streams', status: 429 });
  const bobs = await api.open(api.bob);
  expect(bobs.response.status).toBe(200);
  streams.pop()?.close();
  await expect
    .poll(async () => {
      const again = await api.open(api.ada);
      streams.push(again);
      return again.response.status;
    })
    .toBe(200);
  for (const live of [...streams, bobs]) live.close();
});

test.each(['x', '-1', '1.5', '9'.repeat(16)])('a last number that is none is refused: %s', async (last) => {
  const api = await createTestApi();
  expect((await api.ada.get(`${apiPrefix}/live`, { 'last-event-id': last })).json()).toMatchObject({ code: 'invalid_request' });
  expect((await api.ada.get(`${apiPrefix}/live?lastEventId=${last}`)).json()).toMatchObject({ code: 'invalid_request' });
});

test('asks for a session', async () => {
  const api = await createTestApi();
  expect((await api.stranger.get(`${apiPrefix}/live`)).statusCode).toBe(401);
});

test('ends when the process begins to stop, and is not begun after', async () => {
  const api = await listening();
  const live = await api.open(api.ada);
  await live.next(({ event }) => event === 'ready');
  api.stop();
  expect(await live.next()).toBeNull();
  expect((await api.ada.get(`${apiPrefix}/live`)).json()).toMatchObject({ code: 'unavailable' });
});

test('who leaves while the session is looked at takes no place', async () => {
  const gate = Promise.withResolvers<void>();
  const asked: string[] = [];
  const identity = {
    async authenticate(token: string) {
      asked.push(token);
      await gate.promise;
      return { userId: 'ada' };
    },
  };
  const { app } = await createTestApi({}, { identity });
  const url = `${await app.listen({ host: '127.0.0.1', port: 0 })}${apiPrefix}/live`;
  const hasty = Array.from({ length: limits.streamsPerUserMax }, () =>
    openLive(url, { authorization: 'Bearer x' }, AbortSignal.timeout(200)),
  );
  expect((await Promise.allSettled(hasty)).every(({ status }) => status === 'rejected')).toBe(true);
  expect(asked).toHaveLength(limits.streamsPerUserMax);
  await expect.poll(() => openConnections(app.server), { timeout: 5_000 }).toBe(0);
  gate.resolve();
  const live = await openLive(url, { authorization: 'Bearer x' });
  expect(live.response.status).toBe(200);
  live.close();
});

function openConnections(server: Server): Promise<number> {
  return new Promise((resolve, reject) => server.getConnections((error, count) => (error ? reject(error) : resolve(count))));
}
