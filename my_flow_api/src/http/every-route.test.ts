import { apiPrefix, limits, type Problem, problemSchema, type Route, routes } from 'my_flow_contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createOidcIdentity } from '#src/adapters/identity/oidc/oidc-identity.ts';
import { oidcUserId } from '#src/adapters/identity/oidc/oidc-user-id.ts';
import type { UseCaseName } from '#src/application/dependencies.ts';
import { buildId } from '#src/testing/builders.ts';
import { createTestApi, type Person, type TestApi, type Vouching } from '#src/testing/create-test-api.ts';
import { claimsOf } from '#src/testing/identity-fixture.ts';
import { startIssuer, type TestIssuer } from '#src/testing/issuer/start-issuer.ts';
import { prepareCase } from '#src/testing/prepare-case.ts';
import { type AnyCall, type CaseIds, type RouteCase, routeCases } from '#src/testing/route-cases.ts';

/** Of the shape of an id, and of nothing that exists. */
const nobodys: CaseIds = {
  contextId: buildId('ctx'),
  otherContextId: buildId('ctx'),
  flowId: buildId('flow'),
  otherFlowId: buildId('flow'),
  actId: buildId('act'),
};

/** A case that does not apply is no test at all, rather than one that is skipped. */
const onlyIf = (applies: boolean | undefined): ((name: string, body: () => Promise<void>) => void) => (applies ? test : () => {});

let issuer: TestIssuer;
beforeAll(async () => {
  issuer = await startIssuer();
});
afterAll(() => issuer.stop());

const byIssuer: Vouching = {
  identity: (clock) => createOidcIdentity({ issuer: issuer.issuer, jwksUrl: null, audience: issuer.resource, clock, shared: null }),
  tokenOf: (subject, clock) =>
    issuer.sign(claimsOf({ subject, expiresInS: 86_400 }, { issuer: issuer.issuer, audience: issuer.resource, nowMs: clock.nowMs() })),
  userIdOf: (subject) => oidcUserId(issuer.issuer, subject) ?? '',
};

const named = Object.entries(routeCases) as [UseCaseName, RouteCase<UseCaseName>][];
const cases = [
  { by: 'MyFlow itself', vouching: undefined },
  { by: 'an issuer', vouching: byIssuer },
].flatMap((identity) => named.map(([name, routeCase]) => ({ name, routeCase, ...identity })));

describe.each(cases)('$name, for people known by $by', ({ name, routeCase, vouching }) => {
  const route: Route = routes[name];
  const prepared = (given: RouteCase<UseCaseName>) => preparedBy(vouching, given);
  const namesIds = JSON.stringify(routeCase.call(nobodys)).includes('_01');

  test('does what it is for, and answers in the form of the contract', async () => {
    const { api, ids } = await prepared(routeCase);
    const answer = await api.ada.call(name, routeCase.call(ids));
    expect([answer.statusCode, answer.body]).toEqual([route.status, expect.any(String)]);
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    if (route.status === 201) await expectLocation(api.ada, answer.headers['location']);
  });

  test('refuses what is not of its form', async () => {
    const { api, ids } = await prepared(routeCase);
    const good: AnyCall = routeCase.call(ids);
    const part = route.body === undefined ? 'query' : 'body';
    // The other parts are good, so that it is this one which is refused.
    const whole = { ...good, [part]: { ...Object(good[part]), ...routeCase.bad } };
    const answer = await unchanged(api, () => api.ada.call(name, whole));
    expect(answer.statusCode).toBe(400);
    expect(problemOf(answer.body).issues?.[0]?.path).toMatch(new RegExp(`^${part}`));
  });

  onlyIf(route.method !== 'GET')('refuses a body that is too large', async () => {
    const { api, ids } = await prepared(routeCase);
    const body = { text: 'x'.repeat(limits.requestBodyBytesMax) };
    const answer = await unchanged(api, () => api.ada.call(name, { ...routeCase.call(ids), body }));
    expect(problemOf(answer.body).code).toBe('too_large');
  });

  onlyIf(namesIds)('finds nothing under an id that does not exist', async () => {
    const { api } = await prepared(routeCase);
    const answer = await unchanged(api, () => api.ada.call(name, routeCase.call(nobodys)));
    expect(problemOf(answer.body).code).toBe('not_found');
  });

  onlyIf(namesIds)("finds nothing under somebody else's id, as if it did not exist", async () => {
    const { api, ids } = await prepared(routeCase);
    const answer = await unchanged(api, () => api.bob.call(name, routeCase.call(ids)));
    expect(problemOf(answer.body).code).toBe('not_found');
  });

  test('asks for a session', async () => {
    const { api, ids } = await prepared(routeCase);
    const answer = await unchanged(api, () => api.stranger.call(name, routeCase.call(ids)));
    expect(problemOf(answer.body).code).toBe('unauthenticated');
  });

  onlyIf(route.write)('does the same request with the same key once', async () => {
    const { api, ids } = await prepared(routeCase);
    const twice = () => api.ada.call(name, routeCase.call(ids), { 'idempotency-key': 'once' });
    const first = await twice();
    const second = await unchanged(api, twice);
    expect([first.statusCode, second.statusCode]).toEqual([route.status, route.status]);
    // What changes nothing writes no act, so that there is nothing to replay.
    expect(second.headers['idempotency-replayed']).toBe('true');
    expect(second.json().act.id).toBe(first.json().act.id);
  });
});

test('every path that the app offers asks for a session, but those that are meant to be open', async () => {
  const api = await createTestApi();
  const open: string[] = [];
  for (const { method, path } of api.endpoints) {
    if (method === 'HEAD') continue;
    const url = path.replace(':contextId', nobodys.contextId).replace(':flowId', nobodys.flowId);
    const { statusCode } = await api.app.inject({ method: method as 'GET', url });
    if (statusCode !== 401) open.push(path);
  }
  expect(open.toSorted()).toEqual(
    [
      '/health',
      '/livez',
      '/readyz',
      ...['/docs', '/docs/reference.js', '/health', '/openapi.json'].map((path) => `${apiPrefix}${path}`),
    ].toSorted(),
  );
});

async function preparedBy(vouching: Vouching | undefined, routeCase: RouteCase<UseCaseName>): Promise<{ api: TestApi; ids: CaseIds }> {
  const api = await createTestApi({}, {}, vouching);
  const ids = await prepareCase(api, routeCase);
  return { api, ids };
}

/** Does something, and shows that no act of Ada's came of it. */
async function unchanged<Result>(api: TestApi, work: () => Promise<Result>): Promise<Result> {
  const before = await api.store.lastSeq(api.ada.userId);
  const result = await work();
  expect(await api.store.lastSeq(api.ada.userId)).toBe(before);
  return result;
}

async function expectLocation(person: Person, location: string | undefined): Promise<void> {
  expect(location).toMatch(new RegExp(`^${apiPrefix}/(contexts|flows)/`));
  expect((await person.get(String(location))).statusCode).toBe(200);
}

function problemOf(body: string): Problem {
  return problemSchema.parse(JSON.parse(body));
}
