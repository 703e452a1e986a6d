import { actListQuerySchema, type Route, routes } from 'my_flow_contract';
import { describe, expect, test } from 'vitest';
import { createLocalIdentity } from '#src/adapters/identity/local/local-identity.ts';
import { createEitherIdentity, createPersonalIdentity } from '#src/adapters/identity/personal/personal-identity.ts';
import { createPersonalTokens } from '#src/adapters/identity/personal/personal-tokens.ts';
import { createUlidIds } from '#src/adapters/ids/ulid/ulid-ids.ts';
import type { UseCaseName } from '#src/application/dependencies.ts';
import type { IssuedToken } from '#src/ports/identity-tokens.ts';
import { createTestApi, type TestApi } from '#src/testing/create-test-api.ts';
import { createFixedClock } from '#src/testing/fixed-clock.ts';
import { prepareCase } from '#src/testing/prepare-case.ts';
import { type RouteCase, routeCases } from '#src/testing/route-cases.ts';

// The same as that of the test API, whose tokens of people are to go on working.
const secret = 'a secret of at least thirty-two characters';
const clock = createFixedClock('2026-03-02T09:00:00.000Z');
const cases = Object.entries(routeCases) as [UseCaseName, RouteCase<UseCaseName>][];

type TokenApi = TestApi & { readonly reader: IssuedToken; readonly writer: IssuedToken };

async function createTokenApi(): Promise<TokenApi> {
  const people = createLocalIdentity({ secret, clock });
  const personal = createPersonalIdentity({ secret, revokedIds: [], clock });
  const api = await createTestApi({}, { identity: createEitherIdentity(people, personal) });
  const tokens = createPersonalTokens({ secret, clock, ids: createUlidIds(clock) });
  const [reader, writer] = await Promise.all([false, true].map((mayWrite) => tokens.issue({ userId: 'ada', mayWrite, days: 7 })));
  if (reader === undefined || writer === undefined) throw new Error('two tokens were wished for');
  return { ...api, reader, writer };
}

const by = ({ token }: IssuedToken) => ({ authorization: `Bearer ${token}` });

describe.each(cases)('%s', (name, routeCase) => {
  const route: Route = routes[name];

  test(route.write ? 'refuses a token that may only read, and does nothing' : 'is open to a token that may only read', async () => {
    const api = await createTokenApi();
    const call = routeCase.call(await prepareCase(api, routeCase));
    const before = await api.store.lastSeq('ada');
    const answer = await api.ada.call(name, call, by(api.reader));
    expect(answer.statusCode).toBe(route.write ? 403 : route.status);
    if (route.write) expect(answer.json()).toMatchObject({ code: 'insufficient_scope', detail: expect.stringContaining('create-token') });
    expect(await api.store.lastSeq('ada')).toBe(before);
  });

  if (route.write) {
    test('is done for a token that may write, in its name', async () => {
      const api = await createTokenApi();
      const call = routeCase.call(await prepareCase(api, routeCase));
      const answer = await api.ada.call(name, call, by(api.writer));
      expect(answer.statusCode).toBe(route.status);
      expect(answer.json().act.author).toBe(`token:${api.writer.grant.id}`);
      const newest = await api.ada.call('listActs', { query: actListQuerySchema.parse({ limit: 1 }) });
      expect(newest.json().items[0]).toMatchObject({ id: answer.json().act.id, author: `token:${api.writer.grant.id}` });
    });
  }
});

test('what a token does is its person’s to see and to undo, and nobody else’s', async () => {
  const api = await createTokenApi();
  const made = await api.ada.call('createContext', { body: { name: 'By a program' } }, by(api.writer));
  const contextId = made.json().contexts[0].id;
  expect((await api.ada.call('getContext', { params: { contextId } })).statusCode).toBe(200);
  expect((await api.bob.call('getContext', { params: { contextId } })).statusCode).toBe(404);
  expect((await api.ada.call('undo', { body: { actId: made.json().act.id } })).statusCode).toBe(200);
});

test('people go on being let in by whoever vouches for them', async () => {
  const api = await createTokenApi();
  expect((await api.ada.call('listContexts', {})).statusCode).toBe(200);
  expect((await api.stranger.call('listContexts', {})).statusCode).toBe(401);
});
