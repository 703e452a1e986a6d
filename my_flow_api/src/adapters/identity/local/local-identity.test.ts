import { SignJWT, UnsecuredJWT } from 'jose';
import { expect, test } from 'vitest';
import { createFixedClock } from '#src/testing/fixed-clock.ts';
import { mintLocalToken } from '#src/testing/mint-local-token.ts';
import { createLocalIdentity } from './local-identity.ts';

const secret = 'a secret of at least thirty-two characters';
const clock = createFixedClock('2026-03-02T09:00:00.000Z');
const nowS = clock.nowMs() / 1_000;
const good = { secret, expiresAtS: nowS + 600 };

function identity() {
  return createLocalIdentity({ secret, clock });
}

test('a token of the client stands for its person, the first time and from memory', async () => {
  const local = identity();
  const token = await mintLocalToken(good);
  expect(await local.authenticate(token)).toEqual({ userId: 'local' });
  expect(await local.authenticate(token)).toEqual({ userId: 'local' });
  expect(await local.authenticate(await mintLocalToken({ ...good, userId: 'user-2' }))).toEqual({ userId: 'user-2' });
});

test.each([
  ['signed with another secret', { ...good, secret: 'another secret of thirty-two characters!' }],
  ['of another issuer', { ...good, issuer: 'somebody' }],
  ['meant for somebody else', { ...good, audience: 'another-api' }],
  ['expired', { ...good, expiresAtS: nowS - 60 }],
  ['of a person with a strange id', { ...good, userId: "x'; drop" }],
  ['of nobody', { ...good, userId: '' }],
  ['of a person with an endless id', { ...good, userId: 'x'.repeat(200) }],
])('a token %s is refused', async (_what, parts) => {
  expect(await identity().authenticate(await mintLocalToken(parts))).toBeNull();
});

test.each(['', 'abc', 'a.b.c', '....', 'x'.repeat(10_000)])('what is no token is refused: %s', async (token) => {
  expect(await identity().authenticate(token)).toBeNull();
});

test('an unsigned token, one of another algorithm and one that never expires are refused', async () => {
  const key = new TextEncoder().encode(secret);
  const claims = { iss: 'myflow-client', aud: 'myflow-api', sub: 'local' };
  const unsigned = new UnsecuredJWT(claims).setExpirationTime(nowS + 600).encode();
  const hs512 = await new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS512' })
    .setExpirationTime(nowS + 600)
    .sign(key);
  const endless = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(key);
  for (const token of [unsigned, hs512, endless]) expect(await identity().authenticate(token)).toBeNull();
});

test('a token that is remembered ends with its time all the same', async () => {
  const moving = createFixedClock('2026-03-02T09:00:00.000Z');
  const local = createLocalIdentity({ secret, clock: moving });
  const token = await mintLocalToken(good);
  expect(await local.authenticate(token)).not.toBeNull();
  moving.advance(601_000);
  expect(await local.authenticate(token)).toEqual({ userId: 'local' });
  moving.advance(5_000);
  expect(await local.authenticate(token)).toBeNull();
});
