import { type Store, StoreError } from '#src/ports/store.ts';
import { createActReads } from './act-reads.ts';
import { createCommitQueue } from './commit-queue.ts';
import { createContextReads } from './context-reads.ts';
import { createFlowPages } from './flow-pages.ts';
import { createFlowReads } from './flow-reads.ts';
import { createHousekeeping } from './housekeeping.ts';
import { migrationList } from './migrations/migration-list.ts';
import { openDatabase } from './open-database.ts';
import { createSearchPages } from './search-pages.ts';
import { toStoreError } from './sqlite-error.ts';
import { createSummaries } from './summaries.ts';
import { createCommitWriter } from './write-commit.ts';

export type SqliteStoreOptions = {
  /** The database file, made when it is missing; `:memory:` keeps everything in memory. */
  readonly path: string;
  /** How long to wait for another process that holds the file; absent: 5,000. */
  readonly busyTimeoutMs?: number;
};

/** A store in one SQLite file, for one process. Throws StoreError, in words, for a file that cannot be used. */
export function createSqliteStore({ path, busyTimeoutMs }: SqliteStoreOptions): Store {
  const { database, name } = openDatabase(path, migrationList, busyTimeoutMs);
  const toError = (error: unknown): unknown => toStoreError(error, name);
  const { kept, ...pages } = createFlowPages(database);
  const queue = createCommitQueue(database, { toError, kept });
  const prepareCommit = createCommitWriter(database);
  const ping = database.prepare('SELECT 1');
  const reads = {
    ...createContextReads(database),
    ...createSummaries(database),
    ...pages,
    ...createSearchPages(database),
    ...createFlowReads(database),
    ...createActReads(database),
    ...createHousekeeping(database),
    ping: () => void ping.get(),
    close() {
      if (!database.isOpen) return;
      queue.drain();
      database.close();
    },
  };

  return {
    ...promised(reads, toError),
    async commit(userId, commit) {
      if (!database.isOpen) throw new StoreError(`${name} is closed: MyFlow is shutting down. Try again when it is back.`);
      return queue.add(prepareCommit(userId, commit));
    },
  };
}

type Calls = Record<string, (...args: never[]) => unknown>;
type Promised<Group extends Calls> = {
  [Name in keyof Group]: (...args: Parameters<Group[Name]>) => Promise<ReturnType<Group[Name]>>;
};

/** The same calls, each answering with a promise and failing in words. */
function promised<Group extends Calls>(group: Group, toError: (error: unknown) => unknown): Promised<Group> {
  const entries = Object.entries(group).map(([name, call]) => [
    name,
    async (...args: never[]) => {
      try {
        return call(...args);
      } catch (error) {
        throw toError(error);
      }
    },
  ]);
  // fromEntries forgets which name has which call; each was wrapped under its own name.
  return Object.fromEntries(entries) as Promised<Group>;
}
