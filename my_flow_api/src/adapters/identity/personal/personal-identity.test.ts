import { SignJWT } from 'jose';
import { describe, expect, test } from 'vitest';
import { createUlidIds } from '#src/adapters/ids/ulid/ulid-ids.ts';
import { createFixedClock } from '#src/testing/fixed-clock.ts';
import { mintLocalToken } from '#src/testing/mint-local-token.ts';
import { createEitherIdentity, createPersonalIdentity } from './personal-identity.ts';
import { personalTokenKey, personalTokenPrefix } from './personal-token-form.ts';
import { createPersonalTokens } from './personal-tokens.ts';

const secret = 'a secret of at least thirty-two characters';
const dayMs = 86_400_000;

function setUp(revokedIds: string[] = []) {
  const clock = createFixedClock('2026-03-02T09:00:00.000Z');
  const tokens = createPersonalTokens({ secret, clock, ids: createUlidIds(clock) });
  return { clock, tokens, identity: createPersonalIdentity({ secret, revokedIds, clock }) };
}

test('a token stands for its person with the scope it was made with, the first time and from memory', async () => {
  const { tokens, identity } = setUp();
  for (const mayWrite of [true, false]) {
    const { token, grant } = await tokens.issue({ userId: 'ada', mayWrite, days: 30 });
    expect(grant.id).toMatch(/^tok_[0-9A-Z]{26}$/);
    const expected = { userId: 'ada', token: { id: grant.id, mayWrite } };
    expect([await identity.authenticate(token), await identity.authenticate(token)]).toEqual([expected, expected]);
  }
});

test('it ends with its last day, one that is remembered too', async () => {
  const { clock, tokens, identity } = setUp();
  const { token, expiresAtMs } = await tokens.issue({ userId: 'ada', mayWrite: true, days: 2 });
  expect(expiresAtMs).toBe(clock.nowMs() + 2 * dayMs);
  clock.advance(2 * dayMs - 1_000);
  expect(await identity.authenticate(token)).not.toBeNull();
  clock.advance(60_000);
  expect(await identity.authenticate(token)).toBeNull();
});

test('a token whose id is on the list of the revoked is refused, and its sisters are not', async () => {
  const { tokens } = setUp();
  const lost = await tokens.issue({ userId: 'ada', mayWrite: true, days: 30 });
  const kept = await tokens.issue({ userId: 'ada', mayWrite: true, days: 30 });
  const { identity } = setUp([lost.grant.id]);
  expect(await identity.authenticate(lost.token)).toBeNull();
  expect(await identity.authenticate(kept.token)).toMatchObject({ userId: 'ada' });
});

test.each([0, -1, 367, 1.5, Number.NaN])('none is made for %d days', async (days) => {
  await expect(setUp().tokens.issue({ userId: 'ada', mayWrite: false, days })).rejects.toThrow(RangeError);
});

test.each(['', ' ', '../etc', 'a b'])('none is made for %j, which is no id of a person', async (userId) => {
  await expect(setUp().tokens.issue({ userId, mayWrite: false, days: 1 })).rejects.toThrow(RangeError);
});

describe('refused', () => {
  const good = { jti: `tok_${'A'.repeat(26)}`, scope: 'read write', sub: 'ada', iss: 'myflow-personal', aud: 'myflow-api', days: 30 };

  async function forged(parts: Partial<Record<keyof typeof good, unknown>>, key = personalTokenKey(secret)): Promise<string> {
    const { days, ...claims } = { ...good, ...parts };
    const nowS = Date.parse('2026-03-02T09:00:00.000Z') / 1_000;
    const times = { iat: nowS, ...(days === null ? {} : { exp: nowS + Number(days) * 86_400 }) };
    const told = Object.fromEntries(Object.entries({ ...claims, ...times }).filter(([, value]) => value !== null));
    return personalTokenPrefix + (await new SignJWT(told).setProtectedHeader({ alg: 'HS256' }).sign(key));
  }

  test('the way these are made is that of good ones', async () => {
    expect(await setUp().identity.authenticate(await forged({}))).toMatchObject({ userId: 'ada' });
  });

  test.each<[string, Partial<Record<keyof typeof good, unknown>>]>([
    ['without an id', { jti: null }],
    ['of a strange id', { jti: 'tok_x' }],
    ['without a scope', { scope: null }],
    ['of a scope that nobody knows', { scope: 'write' }],
    ['of every scope', { scope: 'read write admin' }],
    ['without a person', { sub: null }],
    ['of a strange person', { sub: '../etc' }],
    ['of another issuer', { iss: 'myflow-client' }],
    ['for another audience', { aud: 'another' }],
    ['without an end', { days: null }],
    ['that would last too long', { days: 400 }],
  ])('one %s', async (_what, parts) => {
    expect(await setUp().identity.authenticate(await forged(parts))).toBeNull();
  });

  test('one that was signed with the secret itself, or with another', async () => {
    const { identity } = setUp();
    expect(await identity.authenticate(await forged({}, new TextEncoder().encode(secret)))).toBeNull();
    expect(await identity.authenticate(await forged({}, personalTokenKey(`${secret}!`)))).toBeNull();
  });

  test('a token of the client, with the prefix and without', async () => {
    const { identity } = setUp();
    const token = await mintLocalToken({ secret, expiresAtS: 1_900_000_000 });
    expect(await identity.authenticate(token)).toBeNull();
    expect(await identity.authenticate(personalTokenPrefix + token)).toBeNull();
  });

  test.each(['', 'myflow_', 'myflow_a.b.c', `myflow_${'x'.repeat(5_000)}`])('what is no token: %s', async (token) => {
    expect(await setUp().identity.authenticate(token)).toBeNull();
  });
});

test('each token is asked for where it can be known: an issuer that is down stops no personal token', async () => {
  const { tokens, identity } = setUp();
  const down = { authenticate: () => Promise.reject(new Error('the issuer does not answer')) };
  const either = createEitherIdentity(down, identity);
  const { token } = await tokens.issue({ userId: 'ada', mayWrite: true, days: 1 });
  expect(await either.authenticate(token)).toMatchObject({ userId: 'ada' });
  await expect(either.authenticate('eyJ.of.people')).rejects.toThrow('does not answer');
});
