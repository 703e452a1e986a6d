import { createHmac, hash, timingSafeEqual } from 'node:crypto';
import type { JSONWebKeySet } from 'jose';

/** What is used of the cache that replicas share. */
export type KeyCache = { get(key: string): Promise<string | null>; set(key: string, value: string, ttlMs: number): Promise<void> };

export type DatedKeys = { readonly jwks: JSONWebKeySet; readonly fetchedAtMs: number };

/** Keeps the keys of an issuer where other replicas, and this one after a restart, find them without asking the issuer. */
export type KeptKeys = { read(): Promise<DatedKeys | null>; write(keys: DatedKeys): Promise<void> };

/** Long enough to start while an issuer is away for a night. */
const keptMs = 24 * 60 * 60 * 1_000;

/**
 * Keys in the shared cache. Whoever can write there must not be able to sign for people, so each copy carries an HMAC under the secret of the API, and
 * one without a good HMAC is taken for none.
 */
export function createKeptKeys({ cache, secret, issuer }: { cache: KeyCache; secret: string; issuer: string }): KeptKeys {
  const name = `issuer-keys:${hash('sha256', issuer, 'base64url')}`;
  const sign = (text: string) => createHmac('sha256', `issuer-keys:${secret}`).update(`${name}\n${text}`).digest();
  return {
    async read() {
      const { mac, text } = parted((await cache.get(name)) ?? '');
      const given = Buffer.from(mac, 'base64url');
      const wanted = sign(text);
      if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return null;
      // Written below by a MyFlow that has the same secret.
      return JSON.parse(text) as DatedKeys;
    },
    async write(keys) {
      const text = JSON.stringify(keys);
      await cache.set(name, `${sign(text).toString('base64url')}.${text}`, keptMs);
    },
  };
}

function parted(kept: string): { mac: string; text: string } {
  const at = kept.indexOf('.');
  return { mac: kept.slice(0, Math.max(at, 0)), text: kept.slice(at + 1) };
}
