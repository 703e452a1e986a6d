import { createCache } from 'my_flow_cache';
import { expect, test } from 'vitest';
import { createSessionStore, type StoredSession } from './session-store.ts';
import { createTokenSource, type Renewal } from './token-source.ts';

const id = 'x'.repeat(43);
const session: StoredSession = {
  person: 'person-1',
  name: null,
  accessToken: 'access-1',
  renewAtMs: 50_000,
  expiresAtMs: 60_000,
  refreshToken: 'refresh-1',
  endsAtMs: 10_000_000,
};

/** An issuer whose refresh tokens are good once: the second use of one ends the session, as RFC 9700, section 4.14 asks for. */
function strictIssuer() {
  let current = 1;
  let hasEnded = false;
  const issuer = { asked: 0, isAway: false };
  async function renew(refreshToken: string): Promise<Renewal> {
    issuer.asked += 1;
    await new Promise((resolve) => setTimeout(resolve, 20));
    if (issuer.isAway) return 'unavailable';
    if (hasEnded || refreshToken !== `refresh-${current}`) {
      hasEnded = true;
      return 'refused';
    }
    current += 1;
    return { accessToken: `access-${current}`, refreshToken: `refresh-${current}`, renewAtMs: 1_000_000, expiresAtMs: 1_100_000 };
  }
  return Object.assign(issuer, { renew, end: () => (hasEnded = true) });
}

async function replicas(count: number, given: Partial<StoredSession> = {}) {
  const cache = await createCache({ redis: null, prefix: '' });
  const issuer = strictIssuer();
  const time = { ms: 0 };
  const nowMs = () => time.ms;
  const made = Array.from({ length: count }, () => {
    const store = createSessionStore({ cache, secret: 'a secret of at least thirty-two characters', nowMs });
    return { store, tokens: createTokenSource({ store, renew: issuer.renew, nowMs, waitMs: 5 }) };
  });
  const [first] = made;
  if (first === undefined) throw new Error('at least one');
  const stored = { ...session, ...given };
  await first.store.write(id, stored);
  return { replicas: made, first, issuer, time, stored };
}

test('a token that is good is given without asking anybody', async () => {
  const { first, issuer, stored } = await replicas(1);
  expect(await first.tokens(id, stored)).toEqual({ token: 'access-1', expiresAtMs: 60_000 });
  expect(issuer.asked).toBe(0);
});

test('many requests on several replicas renew once, and all get the new token', async () => {
  const { replicas: made, issuer, time, stored } = await replicas(3);
  time.ms = 55_000;
  const outcomes = await Promise.all(made.flatMap(({ tokens }) => Array.from({ length: 20 }, () => tokens(id, stored))));
  expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome)))).toEqual(
    new Set([JSON.stringify({ token: 'access-2', expiresAtMs: 1_100_000 })]),
  );
  expect(issuer.asked).toBe(1);
});

test('while the cache cannot lock, the requests of one process still renew once', async () => {
  const cache = await createCache({ redis: null, prefix: '' });
  const issuer = strictIssuer();
  const nowMs = () => 55_000;
  const unlocked = { ...cache, increment: async () => null };
  const store = createSessionStore({ cache: unlocked, secret: 'a secret of at least thirty-two characters', nowMs });
  const tokens = createTokenSource({ store, renew: issuer.renew, nowMs });
  await store.write(id, session);
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => tokens(id, session)));
  expect(outcomes.every((outcome) => typeof outcome !== 'string' && outcome.token === 'access-2')).toBe(true);
  expect(issuer.asked).toBe(1);
});

test('a token that the API refuses is replaced once, also by those who were refused a little later', async () => {
  const { replicas: made, issuer, stored } = await replicas(2);
  const outcomes = await Promise.all(made.map(({ tokens }) => tokens(id, stored, 'access-1')));
  expect(outcomes).toEqual([expect.objectContaining({ token: 'access-2' }), expect.objectContaining({ token: 'access-2' })]);
  for (const { tokens } of made) expect(await tokens(id, stored, 'access-1')).toMatchObject({ token: 'access-2' });
  expect(issuer.asked).toBe(1);
});

test('a session that the issuer has ended is over, for everybody', async () => {
  const { replicas: made, issuer, time, stored } = await replicas(2);
  issuer.end();
  time.ms = 55_000;
  expect(await Promise.all(made.map(({ tokens }) => tokens(id, stored)))).toEqual(['ended', 'ended']);
  for (const { store } of made) expect(await store.read(id)).toBe('none');
});

test('while the issuer is away a token is used to its end; then nobody can tell, and the session is there when the issuer is', async () => {
  const { first, issuer, time, stored } = await replicas(1);
  issuer.isAway = true;
  time.ms = 55_000;
  expect(await first.tokens(id, stored)).toMatchObject({ token: 'access-1' });
  time.ms = 61_000;
  expect(await first.tokens(id, stored)).toBe('unavailable');
  expect(await first.tokens(id, stored, 'access-1')).toBe('unavailable');
  issuer.isAway = false;
  expect(await first.tokens(id, stored)).toMatchObject({ token: 'access-2' });
});

test('without a refresh token a session lasts as long as its access token', async () => {
  const { first, time, stored } = await replicas(1, { refreshToken: null });
  time.ms = 55_000;
  expect(await first.tokens(id, stored)).toMatchObject({ token: 'access-1' });
  time.ms = 61_000;
  expect(await first.tokens(id, stored)).toBe('ended');
  expect(await first.store.read(id)).toBe('none');
});

test('a session that was signed out meanwhile is not brought back by a renewal', async () => {
  const { first, time, stored } = await replicas(1);
  time.ms = 55_000;
  const renewing = first.tokens(id, stored);
  await new Promise((resolve) => setTimeout(resolve, 10));
  await first.store.remove(id);
  expect(await renewing).toBe('ended');
  expect(await first.tokens(id, stored)).toBe('ended');
  expect(await first.store.read(id)).toBe('none');
});
