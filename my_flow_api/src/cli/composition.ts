import type { Cache } from 'my_flow_cache';
import { cachePrefix, type RedisConfig } from '#src/config.ts';
import type { Clock } from '#src/ports/clock.ts';
import type { PersonalTokens } from '#src/ports/identity-tokens.ts';
import type { Ids } from '#src/ports/ids.ts';
import type { StoreArchive } from '#src/ports/store-archive.ts';

/** Where a store is: the absolute path of a file, or a database of a server (`database` null: the one that the URI names, or `myflow`). */
export type StoreLocation =
  | { readonly kind: 'sqlite'; readonly path: string }
  | { readonly kind: 'mongodb'; readonly uri: string; readonly database: string | null };

/** Loads what reads and fills a store of that kind. */
export async function openArchive(location: StoreLocation): Promise<StoreArchive> {
  if (location.kind === 'sqlite') {
    const { createSqliteArchive } = await import('#src/adapters/store/sqlite/sqlite-archive.ts');
    return createSqliteArchive(location);
  }
  const { createMongoArchive } = await import('#src/adapters/store/mongodb/mongodb-archive.ts');
  return createMongoArchive({ uri: location.uri, databaseName: location.database });
}

/** The cache that replicas share. */
export async function openSharedCache(redis: RedisConfig): Promise<Cache> {
  const { createCache } = await import('my_flow_cache');
  return createCache({ redis, prefix: cachePrefix });
}

/** The clock of the machine. */
export async function openClock(): Promise<Clock> {
  const { createSystemClock } = await import('#src/adapters/clock/system/system-clock.ts');
  return createSystemClock();
}

/** What commands of the operator need that neither keep nor ask anything: the time, and ids. */
export async function openTools(): Promise<{ readonly clock: Clock; readonly ids: Ids }> {
  const [{ createUlidIds }, clock] = await Promise.all([import('#src/adapters/ids/ulid/ulid-ids.ts'), openClock()]);
  return { clock, ids: createUlidIds(clock) };
}

/** Makes personal tokens with the secret that the API checks them by. */
export async function openPersonalTokens(secret: string): Promise<PersonalTokens> {
  const [{ createPersonalTokens }, tools] = await Promise.all([import('#src/adapters/identity/personal/personal-tokens.ts'), openTools()]);
  return createPersonalTokens({ secret, ...tools });
}

/** The id that a person of an issuer has here, by the issuer's `sub`; null for what is no subject. */
export async function idOfSubject(issuer: string, subject: string): Promise<string | null> {
  const { oidcUserId } = await import('#src/adapters/identity/oidc/oidc-user-id.ts');
  return oidcUserId(issuer, subject);
}
