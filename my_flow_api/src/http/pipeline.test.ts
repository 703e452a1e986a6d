import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { Writable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { limits, problemSchema, problemTable } from 'my_flow_contract';
import { afterEach, expect, test } from 'vitest';
import { createSystemClock } from '#src/adapters/clock/system/system-clock.ts';
import { createLocalIdentity } from '#src/adapters/identity/local/local-identity.ts';
import { createUlidIds } from '#src/adapters/ids/ulid/ulid-ids.ts';
import type { Caller, UseCases } from '#src/application/dependencies.ts';
import { Failure } from '#src/domain/failure.ts';
import { IdentityError } from '#src/ports/identity.ts';
import { CursorError, StoreError } from '#src/ports/store.ts';
import { mintLocalToken } from '#src/testing/mint-local-token.ts';
import type { AppDependencies } from './app-dependencies.ts';
import { createApp } from './create-app.ts';

const secret = 'a secret of at least thirty-two characters';
const clock = createSystemClock();
const contextId = 'ctx_01J8Z3Y4QK6V9N2R5T7W0X1ABC';
const authorization = `Bearer ${await mintLocalToken({ secret })}`;
const apps: FastifyInstance[] = [];

/** An app whose use cases all do what is given: what is tested here is what happens around them. */
function appDoing(work: (caller: Caller) => Promise<unknown>, rest: Partial<AppDependencies> = {}): FastifyInstance {
  const useCases = new Proxy({}, { get: () => work }) as UseCases;
  const app = createApp({
    useCases,
    followActs: async function* () {},
    identity: createLocalIdentity({ secret, clock }),
    ids: createUlidIds(clock),
    pingStore: async () => {},
    shutdown: new AbortController().signal,
    logger: false,
    ...rest,
  });
  apps.push(app);
  return app;
}

function keptLines(): { lines: string[]; stream: Writable } {
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  return { lines, stream };
}

afterEach(async () => {
  for (const app of apps.splice(0)) await app.close();
});

const idle = async () => ({ body: { items: [] } });
const call = { method: 'GET', url: '/api/v1/contexts', headers: { authorization } } as const;

test.each([
  [new Failure('name_taken', 'Choose another name.'), 'name_taken', 'Choose another name.'],
  [new CursorError('made elsewhere'), 'cursor_invalid', 'Begin the list again without a cursor.'],
  [new StoreError('myflow.db is full'), 'unavailable', undefined],
  [new IdentityError('the issuer at login.internal is away'), 'sign_in_unavailable', undefined],
  [new Error('password is hunter2'), 'internal', undefined],
  ['a thrown text', 'internal', undefined],
] as const)('what is thrown becomes a problem: %s', async (error, code, detail) => {
  const answer = await appDoing(() => Promise.reject(error)).inject(call);
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  const problem = problemSchema.parse(answer.json());
  expect(problem).toMatchObject({ code, status: problemTable[code].status, requestId: answer.headers['x-request-id'] });
  expect(problem.detail).toBe(detail);
  expect(answer.statusCode).toBe(problem.status);
});

test('the text of an inner error is in the log with the id of the request, the token and the query are not', async () => {
  const { lines, stream } = keptLines();
  const app = appDoing(() => Promise.reject(new Error('the disk is on fire')), { logger: { level: 'debug', stream } });
  const answer = await app.inject({ ...call, url: '/api/v1/flows/search?q=diary' });
  const log = lines.join('');
  expect(answer.body).not.toContain('fire');
  expect(log).toContain('the disk is on fire');
  expect(log).toContain(String(answer.headers['x-request-id']));
  expect(log).not.toContain(authorization.slice(7));
  expect(log).not.toContain('diary');
});

test('below debug an answered request leaves no line', async () => {
  const { lines, stream } = keptLines();
  expect((await appDoing(idle, { logger: { level: 'info', stream } }).inject(call)).statusCode).toBe(200);
  expect(lines).toEqual([]);
  expect((await appDoing(idle, { logger: { level: 'debug', stream } }).inject(call)).statusCode).toBe(200);
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ method: 'GET', path: '/api/v1/contexts', status: 200 }]);
});

test('a harmless request id is taken over and any other replaced', async () => {
  const app = appDoing(idle);
  const idOf = async (id: string) =>
    (await app.inject({ ...call, headers: { authorization, 'x-request-id': id } })).headers['x-request-id'];
  expect(await idOf('req-1234.5:6')).toBe('req-1234.5:6');
  for (const id of ['short', 'with space 123', 'x'.repeat(129), '<script>alert</script>'])
    expect(await idOf(id)).toMatch(/^req_[0-9A-Z]{26}$/);
});

test.each([
  ['no token', {}],
  ['another scheme', { authorization: 'Basic bG9jYWw6bG9jYWw=' }],
  ['an empty token', { authorization: 'Bearer ' }],
  ['rubbish', { authorization: 'Bearer x.y.z' }],
  ['an endless token', { authorization: `Bearer ${'x'.repeat(9_000)}` }],
])('%s is answered 401 before the body is read', async (_what, headers) => {
  const answer = await appDoing(idle).inject({
    method: 'POST',
    url: '/api/v1/contexts',
    headers: { ...headers, 'content-type': 'application/json' },
    payload: '{',
  });
  expect(answer.statusCode).toBe(401);
  expect(answer.headers['www-authenticate']).toBe('Bearer');
});

test('a path that is not offered is 404, another method 405 with what is allowed, whatever the body', async () => {
  const app = appDoing(idle);
  const ask = (method: 'GET' | 'PUT' | 'POST', url: string) =>
    app.inject({ method, url, headers: { 'content-type': 'application/json' }, payload: method === 'GET' ? '' : '{' });
  expect((await ask('GET', '/api/v1/nothing')).json()).toMatchObject({ code: 'not_found' });
  const refused = await ask('PUT', `/api/v1/contexts/${contextId}`);
  expect(refused.json()).toMatchObject({ code: 'method_not_allowed', status: 405 });
  expect(refused.headers['allow']).toBe('DELETE, GET, HEAD, PATCH');
  expect((await ask('POST', '/api/v1/contexts/summaries')).headers['allow']).toBe('GET, HEAD');
});

test.each([
  ['malformed JSON', 'application/json', '{"name": ', 'invalid_request'],
  ['a prototype key', 'application/json', '{"__proto__": {"x": 1}, "name": "A"}', 'invalid_request'],
  ['a JSON value that is no object', 'application/json', '7', 'invalid_request'],
  ['no JSON', 'text/plain', 'name=A', 'unsupported_media_type'],
  ['a form', 'application/x-www-form-urlencoded', 'name=A', 'unsupported_media_type'],
  ['a strange content type', 'nonsense', '{}', 'unsupported_media_type'],
  ['too much', 'application/json', JSON.stringify({ name: 'x'.repeat(limits.requestBodyBytesMax) }), 'too_large'],
])('a body of %s is refused', async (_what, type, payload, code) => {
  const answer = await appDoing(idle).inject({
    method: 'POST',
    url: '/api/v1/contexts',
    headers: { authorization, 'content-type': type },
    payload,
  });
  expect(problemSchema.parse(answer.json()).code).toBe(code);
});

test('what is wrong is named by its place, in words', async () => {
  const payload = { contextId, title: ' ', steps: [{ id: 'x', title: 'a', done: 'no' }], colour: 'red' };
  const answer = await appDoing(idle).inject({ method: 'POST', url: '/api/v1/flows', headers: { authorization }, payload });
  expect(answer.json().issues).toEqual([
    { path: 'body.title', message: 'give the flow a title' },
    { path: 'body.steps[0].id', message: expect.stringContaining('must be an id such as') },
    { path: 'body.steps[0].done', message: 'must be a boolean' },
    { path: 'body', message: 'has an unknown field: colour' },
  ]);
});

test('a query that no route reads is refused, not ignored', async () => {
  const answer = await appDoing(idle).inject({ ...call, url: '/api/v1/preferences?all=1' });
  expect(answer.json().issues).toEqual([{ path: 'query.all', message: 'is not a field of this route' }]);
});

test('headers of a write reach the use case: the key with a fingerprint of the request, the version of If-Match', async () => {
  const seen: Caller[] = [];
  const app = appDoing(async (caller) => {
    seen.push(caller);
    return { body: {}, replayed: true };
  });
  const edit = (payload: object, headers: Record<string, string>) =>
    app.inject({ method: 'PATCH', url: `/api/v1/contexts/${contextId}`, headers: { authorization, ...headers }, payload });
  const answer = await edit({ name: 'A', hue: 1 }, { 'idempotency-key': 'k-1', 'if-match': '"v7"' });
  await edit({ hue: 1, name: 'A' }, { 'idempotency-key': 'k-1', 'if-match': 'W/"v7"' });
  await edit({ name: 'B', hue: 1 }, { 'idempotency-key': 'k-1', 'if-match': '*' });
  expect(answer.headers['idempotency-replayed']).toBe('true');
  expect(seen.map((caller) => [caller.idempotency?.key, caller.ifVersion])).toEqual([
    ['k-1', 7],
    ['k-1', 7],
    ['k-1', undefined],
  ]);
  expect(seen[1]?.idempotency?.fingerprint).toBe(seen[0]?.idempotency?.fingerprint);
  expect(seen[2]?.idempotency?.fingerprint).not.toBe(seen[0]?.idempotency?.fingerprint);
});

test.each([
  ['idempotency-key', 'x'.repeat(limits.idempotencyKeyCharsMax + 1)],
  ['idempotency-key', 'two words'],
  ['if-match', '7'],
  ['if-match', '"v7", "v8"'],
  ['if-match', '"other"'],
])('a malformed %s is refused: %s', async (name, value) => {
  const answer = await appDoing(idle).inject({
    method: 'PATCH',
    url: `/api/v1/contexts/${contextId}`,
    headers: { authorization, [name]: value },
    payload: { name: 'A' },
  });
  expect(answer.json()).toMatchObject({ code: 'invalid_request', issues: [{ path: `headers.${name}` }] });
});

test('If-Match on a route that would not heed it is refused', async () => {
  const answer = await appDoing(idle).inject({
    method: 'DELETE',
    url: `/api/v1/contexts/${contextId}`,
    headers: { authorization, 'if-match': '"v1"' },
  });
  expect(answer.statusCode).toBe(400);
});

test('a use case that takes too long is answered 504', async () => {
  const answer = await appDoing(() => new Promise(() => {}), { bounds: { handlerTimeoutMs: 20 } }).inject(call);
  const problem = problemSchema.parse(answer.json());
  expect(problem).toMatchObject({ code: 'timeout', status: 504 });
  expect(problem.detail).toBeUndefined();
});

test('JSON text of a store is passed on untouched', async () => {
  const encodedJson = '{ "items": [ ],"nextCursor":null}';
  const answer = await appDoing(async () => ({ body: { encodedJson } })).inject({ ...call, url: '/api/v1/flows' });
  expect(answer.body).toBe(encodedJson);
  expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
});

test('what is not HTTP is answered with a problem too', async () => {
  const app = appDoing(idle);
  await app.listen({ port: 0, host: '127.0.0.1' });
  // A server that listens on a port has an address object.
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
  socket.end('NONSENSE\r\n\r\n');
  const [chunk] = await once(socket, 'data');
  const [head, body] = String(chunk).split('\r\n\r\n');
  expect(head).toMatch(/^HTTP\/1.1 400 /);
  expect(problemSchema.parse(JSON.parse(String(body))).code).toBe('invalid_request');
});

test('a path that is not a URL is answered with a problem and the headers of every answer', async () => {
  const answer = await appDoing(idle).inject({ method: 'GET', url: '/api/v1/%zz' });
  expect(problemSchema.parse(answer.json()).code).toBe('invalid_request');
  expect(answer.headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
});
