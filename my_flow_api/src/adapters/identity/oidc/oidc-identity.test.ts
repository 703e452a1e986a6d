import { createSecretKey } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SignJWT } from 'jose';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { IdentityError } from '#src/ports/identity.ts';
import { createFixedClock, type FixedClock } from '#src/testing/fixed-clock.ts';
import { claimsOf, type TokenParts } from '#src/testing/identity-fixture.ts';
import { createSigningKey, signWith } from '#src/testing/issuer/signing-keys.ts';
import { startIssuer, type TestIssuer } from '#src/testing/issuer/start-issuer.ts';
import { createOidcIdentity, type OidcIdentityOptions } from './oidc-identity.ts';
import { oidcUserId } from './oidc-user-id.ts';

let issuer: TestIssuer;
let clock: FixedClock;

beforeEach(async () => {
  issuer = await startIssuer({ algorithm: 'ES256' });
  clock = createFixedClock('2026-03-02T09:00:00.000Z');
});
afterEach(() => issuer.stop());

function identity(options: Partial<OidcIdentityOptions> = {}) {
  return createOidcIdentity({ issuer: issuer.issuer, jwksUrl: null, audience: issuer.resource, clock, shared: null, ...options });
}

function claims(parts: TokenParts = {}) {
  return claimsOf(parts, { issuer: issuer.issuer, audience: issuer.resource, nowMs: clock.nowMs() });
}

const mint = (parts: TokenParts = {}) => issuer.sign(claims(parts));
/** A good token but for the key, which nobody has. */
const withUnknownKey = async () => signWith(await createSigningKey('ES256'), claims());

test('a token that the issuer really issued is good, and the issuer is asked once', async () => {
  const oidc = identity({ clock: { nowMs: Date.now } });
  const tokens = await Promise.all(Array.from({ length: 20 }, () => issuer.issueToken()));
  const people = await Promise.all(tokens.map((token) => oidc.authenticate(token)));
  expect(new Set(people.map((person) => person?.userId))).toEqual(new Set([oidcUserId(issuer.issuer, issuer.client.id)]));
  expect([issuer.asked('/.well-known/openid-configuration'), issuer.asked('/jwks')]).toEqual([1, 1]);
});

test('a person of one issuer is never one of another, wherever the line between issuer and subject is drawn', () => {
  const ids = [
    oidcUserId('https://a', 'b'),
    oidcUserId('https://a","b', ''),
    oidcUserId('https://ab', 'b'),
    oidcUserId('https://a', 'b"'),
    oidcUserId('https://a/', 'b'),
  ].filter((id) => id !== null);
  expect(new Set(ids).size).toBe(4);
});

test('a new key is taken without a restart, and one that the issuer took back ends with what was remembered of it', async () => {
  const oidc = identity();
  const before = await mint();
  expect(await oidc.authenticate(before)).not.toBeNull();
  await issuer.rotateKeys();
  expect(await oidc.authenticate(await mint())).not.toBeNull();
  expect(await oidc.authenticate(before)).toBeNull();
});

test('a key that was taken back ends within minutes, also when no token names a new one', async () => {
  const oidc = identity();
  const [before, unseen] = [await mint({ expiresInS: 7_200 }), await mint({ subject: 'bob', expiresInS: 7_200 })];
  await oidc.authenticate(before);
  await issuer.rotateKeys();
  clock.advance(11 * 60_000);
  expect(await oidc.authenticate(before)).not.toBeNull();
  await oidc.authenticate(unseen);
  await expect.poll(() => oidc.authenticate(before)).toBeNull();
});

test('made-up key ids cannot be used to hammer the issuer', async () => {
  const oidc = identity();
  expect(await oidc.authenticate(await mint())).not.toBeNull();
  for (let round = 0; round < 10; round += 1) {
    const tokens = await Promise.all(Array.from({ length: 20 }, withUnknownKey));
    expect(await Promise.all(tokens.map((token) => oidc.authenticate(token)))).toEqual(tokens.map(() => null));
  }
  expect(issuer.asked('/jwks')).toBe(5);
  clock.advance(60_000);
  for (let tries = 0; tries < 30; tries += 1) {
    clock.advance(1_000);
    await oidc.authenticate(await withUnknownKey());
  }
  expect(issuer.asked('/jwks')).toBeLessThanOrEqual(5 + 5 + 3);
  // Whoever has a good token notices nothing of it.
  expect(await oidc.authenticate(await mint({ subject: 'bob' }))).not.toBeNull();
});

test('known keys go on working while the issuer is away; what only the issuer could tell is said to be unknown, and known when it is back', async () => {
  const oidc = identity();
  expect(await oidc.authenticate(await mint())).not.toBeNull();
  issuer.pause();
  clock.advance(20 * 60_000);
  expect(await oidc.authenticate(await mint({ subject: 'bob' }))).not.toBeNull();
  await issuer.rotateKeys();
  const token = await mint();
  await expect(oidc.authenticate(token)).rejects.toThrow(IdentityError);
  issuer.resume();
  expect(await oidc.authenticate(token)).not.toBeNull();
});

test('an issuer that is away from the start is asked a few times, not once for each request, and used when it is there', async () => {
  const oidc = identity();
  const token = await mint();
  issuer.pause();
  for (let tries = 0; tries < 30; tries += 1) await expect(oidc.authenticate(token)).rejects.toThrow(/could not be asked at http/);
  issuer.resume();
  await expect(oidc.authenticate(token)).rejects.toThrow(IdentityError);
  clock.advance(10_000);
  expect(await oidc.authenticate(token)).not.toBeNull();
});

test('what is public is no secret: a token signed with the public key as if it were one is refused', async () => {
  const oidc = identity();
  const published = await (await fetch(`${issuer.issuer}/jwks`)).text();
  const [key] = JSON.parse(published).keys;
  for (const secret of [published, JSON.stringify(key), key.x]) {
    const token = await new SignJWT(claims())
      .setProtectedHeader({ alg: 'HS256', kid: key.kid })
      .sign(createSecretKey(Buffer.from(secret.padEnd(32, '='))));
    expect(await oidc.authenticate(token)).toBeNull();
  }
});

test.each([
  ['at+jwt', true],
  ['application/at+jwt', true],
  ['JWT', true],
  [undefined, true],
  ['logout+jwt', false],
  ['dpop+jwt', false],
])('a token of the type %s is taken: %s', async (typ, isTaken) => {
  expect((await identity().authenticate(await issuer.sign(claims(), { typ }))) !== null).toBe(isTaken);
});

test('replicas share keys, also while the issuer is away, and take none that somebody else has written', async () => {
  const kept = new Map<string, string>();
  const cache = { get: async (key: string) => kept.get(key) ?? null, set: async (key: string, value: string) => void kept.set(key, value) };
  const shared = { cache, secret: 'a secret of at least thirty-two characters' };
  const token = await mint();
  await identity({ shared }).authenticate(token);
  issuer.pause();
  expect(await identity({ shared }).authenticate(token)).not.toBeNull();

  const [name = '', text = ''] = [...kept][0] ?? [];
  expect(kept.size).toBe(1);
  kept.set(name, text.replace(/^[^.]+/, 'AAAA'));
  await expect(identity({ shared }).authenticate(token)).rejects.toThrow(IdentityError);
  kept.set(name, text);
  await expect(identity({ shared: { cache, secret: 'another secret of thirty-two characters' } }).authenticate(token)).rejects.toThrow(
    IdentityError,
  );
});

test('keys are fetched from where the operator says', async () => {
  const oidc = identity({ jwksUrl: `${issuer.issuer}/jwks` });
  expect(await oidc.authenticate(await mint())).not.toBeNull();
  expect(issuer.asked('/.well-known/openid-configuration')).toBe(0);
});

const document = (parts: object) => () => JSON.stringify({ issuer: 'here', jwks_uri: 'http://127.0.0.1:1/jwks', ...parts });

test.each([
  ['calls itself otherwise', document({ issuer: 'https://elsewhere.example' }), /has to be written as there/],
  ['does not say where its keys are', document({ jwks_uri: 7 }), /does not say where its keys are/],
  ['answers something else', () => '<html>', /not JSON/],
  ['answers without an end', () => 'x'.repeat(300_000), /longer than/],
  ['never answers', () => null, /no answer within 3000 ms/],
])('an issuer that %s is told in words', async (_what, answer, words) => {
  const server = createServer((_, response) => {
    const text = answer();
    if (text !== null) response.end(text.replace('"here"', JSON.stringify(url)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  // A server that listens on a port has an address object.
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await expect(identity({ issuer: url }).authenticate(await mint({ issuer: url }))).rejects.toThrow(words);
});
