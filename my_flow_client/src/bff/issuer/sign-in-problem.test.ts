import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { generateKeyPair, SignJWT } from 'jose';
import * as oidc from 'openid-client';
import { expect, test } from 'vitest';
import { signInProblemOf } from './sign-in-problem.ts';

const issuer = 'https://login.example';
const metadata = { issuer, authorization_endpoint: `${issuer}/auth`, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/jwks` };

/** What the library throws when the issuer's token endpoint answers so. */
async function errorWhen(answer: () => Response | Promise<Response>, callback = 'code=x&state=s', timeoutS = 5): Promise<unknown> {
  const configuration = new oidc.Configuration(metadata, 'app', { [oidc.clockTolerance]: 30 }, oidc.ClientSecretBasic('secret'));
  configuration.timeout = timeoutS;
  configuration[oidc.customFetch] = async (_url, { signal }) => {
    const late = new Promise<never>((_, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason instanceof Error ? signal.reason : new Error('aborted')));
    });
    return Promise.race([answer(), late]);
  };
  const checks = { expectedState: 's', expectedNonce: 'n', pkceCodeVerifier: 'v'.repeat(43), idTokenExpected: true };
  return oidc.authorizationCodeGrant(configuration, new URL(`https://flow.example/callback?${callback}`), checks).then(
    () => 'no error',
    (error: unknown) => error,
  );
}

const json = (status: number, body: object, headers = {}) => Response.json(body, { status, headers });

async function tokensWith(claims: object): Promise<Response> {
  const { privateKey } = await generateKeyPair('RS256');
  const nowS = Math.floor(Date.now() / 1_000);
  const good = { iss: issuer, aud: 'app', sub: 'ada', nonce: 'n', iat: nowS, exp: nowS + 600 };
  const idToken = await new SignJWT({ ...good, ...claims }).setProtectedHeader({ alg: 'RS256' }).sign(privateKey);
  return json(200, { access_token: 'a', token_type: 'Bearer', id_token: idToken });
}

const hourAgoS = Math.floor(Date.now() / 1_000) - 3_600;

test('a good answer is no problem, so that the others are problems for the reason that is given', async () => {
  expect(await errorWhen(() => tokensWith({}))).toBe('no error');
});

test.each([
  ['an ID token that has ended by our clock', 'clock', () => tokensWith({ exp: hourAgoS })],
  ['an ID token that is not good yet', 'clock', () => tokensWith({ nbf: hourAgoS + 7_200 })],
  ['a token that answers another sign-in', 'other', () => tokensWith({ nonce: 'another' })],
  ['a token for another application', 'other', () => tokensWith({ aud: 'another' })],
  ['a code that was used or is too old', 'lost', () => json(400, { error: 'invalid_grant' })],
  ['an application that it does not know', 'setup', () => json(400, { error: 'invalid_client' })],
  ['a secret that is wrong', 'setup', () => json(401, { error: 'invalid_client' }, { 'www-authenticate': 'Basic realm="x"' })],
  ['a resource that it does not know', 'setup', () => json(400, { error: 'invalid_target' })],
  ['a fault of its own', 'issuer', () => json(503, { error: 'temporarily_unavailable' })],
  ['a page instead of an answer', 'issuer', () => new Response('<html>', { headers: { 'content-type': 'text/html' } })],
  ['a gateway that finds nobody', 'issuer', () => new Response('bad gateway', { status: 502 })],
] as const)('%s is called %s', async (_what, problem, answer) => {
  expect(signInProblemOf(await errorWhen(answer))).toBe(problem);
});

test('an issuer that never answers, and one that is not there, do not answer', async () => {
  expect(signInProblemOf(await errorWhen(() => new Promise<Response>(() => {}), undefined, 0.05))).toBe('issuer');
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an address object.
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  expect(signInProblemOf(await errorWhen(() => fetch(`http://127.0.0.1:${port}/`)))).toBe('issuer');
});

test.each([
  ['access_denied', 'denied'],
  ['login_required', 'denied'],
  ['temporarily_unavailable', 'issuer'],
  ['invalid_target', 'setup'],
  ['unauthorized_client', 'setup'],
])('a sign-in that comes back with %s is called %s', async (error, problem) => {
  expect(signInProblemOf(await errorWhen(() => tokensWith({}), `error=${error}&state=s`))).toBe(problem);
});

test('anything else is told as such', () => {
  for (const error of [new Error('x'), new TypeError('a fault of ours'), 'text', null]) expect(signInProblemOf(error)).toBe('other');
});
