import type { Clock } from '#src/ports/clock.ts';
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
  throw new Error('not yet');
}

/** The clock of the machine. */
export async function openClock(): Promise<Clock> {
  const { createSystemClock } = await import('#src/adapters/clock/system/system-clock.ts');
  return createSystemClock();
}
