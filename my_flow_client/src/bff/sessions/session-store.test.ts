import { type Cache, createCache } from 'my_flow_cache';
import { expect, test } from 'vitest';
import { createSessionStore, type StoredSession } from './session-store.ts';

const secret = 'a secret of at least thirty-two characters';
const id = 'x'.repeat(43);
const session: StoredSession = {
  person: 'person-1',
  name: 'Ada',
  accessToken: 'access-1',
  renewAtMs: 50_000,
  expiresAtMs: 60_000,
  refreshToken: 'refresh-1',
  endsAtMs: 1_000_000,
};

/** A cache that can be out of reach, as the contract of the port says that it then behaves, and whose texts can be looked at. */
async function breakableCache() {
  const inner = await createCache({ redis: null, prefix: '' });
  const texts = new Map<string, string>();
  const undelivered = new Set<string>();
  let isAway = false;
  const cache: Cache = {
    get: async (key) => (isAway || undelivered.has(key) ? null : inner.get(key)),
    async set(key, value, ttlMs) {
      texts.set(key, value);
      if (isAway) undelivered.add(key);
      else {
        undelivered.delete(key);
        await inner.set(key, value, ttlMs);
      }
    },
    async delete(keys) {
      if (!isAway) return inner.delete(keys);
      for (const key of keys) undelivered.add(key);
    },
    increment: async (key, ttlMs) => (isAway ? null : inner.increment(key, ttlMs)),
    reachable: () => !isAway,
    ping: () => inner.ping(),
    close: () => inner.close(),
  };
  return { cache, texts, setAway: (away: boolean) => (isAway = away) };
}

/** The names under which a session is kept. */
async function keysOf(cache: Cache, sessionId: string): Promise<string[]> {
  const names: string[] = [];
  await createSessionStore({ cache: { ...cache, delete: async (keys) => void names.push(...keys) }, secret, nowMs: () => 0 }).remove(
    sessionId,
  );
  return names;
}

const storeOn = (cache: Cache, nowMs = 0) => createSessionStore({ cache, secret, nowMs: () => nowMs });

test('a session is found under its id, by every replica, and gone after it was removed', async () => {
  const { cache } = await breakableCache();
  const [one, two] = [storeOn(cache), storeOn(cache)];
  await one.write(id, session);
  expect(await two.read(id)).toEqual(session);
  expect(await two.read('y'.repeat(43))).toBe('none');
  await two.remove(id);
  expect([await one.read(id), await two.read(id)]).toEqual(['none', 'none']);
});

test('the cache learns neither the id nor what is kept under it', async () => {
  const { cache, texts } = await breakableCache();
  await storeOn(cache).write(id, session);
  const kept = JSON.stringify([...texts]);
  expect(texts.size).toBe(1);
  for (const secretPart of [id, 'access-1', 'refresh-1', 'Ada', 'person-1']) expect(kept).not.toContain(secretPart);
});

test('one session does not open under the id of another', async () => {
  const { cache, texts } = await breakableCache();
  const store = storeOn(cache);
  await store.write(id, session);
  const [key = '', text = ''] = [...texts][0] ?? [];
  await store.write('y'.repeat(43), session);
  const otherKey = [...texts.keys()].find((name) => name !== key) ?? '';
  await cache.set(otherKey, text, 1_000);
  expect(await storeOn(cache).read('y'.repeat(43))).toBe('none');
});

test('a session ends after its time, whatever the cache still holds', async () => {
  const { cache } = await breakableCache();
  await storeOn(cache).write(id, session);
  expect(await storeOn(cache, session.endsAtMs).read(id)).toBe('none');
});

test('while the cache is away, whoever was here goes on, and of others nobody can tell', async () => {
  const { cache, setAway } = await breakableCache();
  const [one, two] = [storeOn(cache), storeOn(cache)];
  await one.write(id, session);
  setAway(true);
  expect(await one.read(id)).toEqual(session);
  expect(await two.read(id)).toBe('unknown');
  setAway(false);
  expect(await two.read(id)).toEqual(session);
});

test('what was renewed while the cache was away is put back when it returns', async () => {
  const { cache, setAway } = await breakableCache();
  const [one, two] = [storeOn(cache), storeOn(cache)];
  await one.write(id, session);
  setAway(true);
  const renewed = { ...session, accessToken: 'access-2', refreshToken: 'refresh-2' };
  await one.write(id, renewed);
  setAway(false);
  expect(await one.read(id)).toEqual(renewed);
  expect(await two.read(id)).toEqual(renewed);
});

test('a session that the cache loses right after an outage is put back once more', async () => {
  const { cache, setAway } = await breakableCache();
  const time = { ms: 0 };
  const store = createSessionStore({ cache, secret, nowMs: () => time.ms });
  setAway(true);
  await store.write(id, session);
  setAway(false);
  for (let times = 0; times < 3; times += 1) expect(await store.read(id)).toEqual(session);
  // A delete from during the outage arrives late.
  const names = await keysOf(cache, id);
  await cache.delete(names);
  expect(await store.read(id)).toEqual(session);
  expect(await storeOn(cache).read(id)).toEqual(session);
  // A little later it is known to be there, so that it is gone when somebody has removed it.
  time.ms += 5_000;
  await cache.delete(names);
  expect(await store.read(id)).toBe('none');
});

test('one answer that does not come is no sign-out', async () => {
  const { cache } = await breakableCache();
  const store = storeOn(cache);
  await store.write(id, session);
  let isSlow = true;
  const slowOnce: Cache = {
    ...cache,
    async get(key) {
      if (!isSlow) return cache.get(key);
      isSlow = false;
      return null;
    },
  };
  expect(await storeOn(slowOnce).read(id)).toEqual(session);
});

test('who signs out while the cache is away stays signed out here', async () => {
  const { cache, setAway } = await breakableCache();
  const store = storeOn(cache);
  await store.write(id, session);
  setAway(true);
  await store.remove(id);
  expect(await store.read(id)).toBe('unknown');
  setAway(false);
  expect(await store.read(id)).toBe('none');
});

test('one at a time renews; while the cache is away everybody may', async () => {
  const { cache, setAway } = await breakableCache();
  const [one, two] = [storeOn(cache), storeOn(cache)];
  expect([await one.lock(id), await two.lock(id)]).toEqual([true, false]);
  await one.unlock(id);
  expect(await two.lock(id)).toBe(true);
  setAway(true);
  expect(await one.lock(id)).toBe(true);
});
