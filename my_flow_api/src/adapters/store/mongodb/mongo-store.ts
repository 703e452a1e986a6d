import { type Store, StoreError } from '#src/ports/store.ts';
import { createActReads } from './act-reads.ts';
import { createCalls } from './calls.ts';
import { createCommits } from './commits.ts';
import { createContextReads } from './context-reads.ts';
import { createFlowPages } from './flow-pages.ts';
import { createFlowReads } from './flow-reads.ts';
import { createHousekeeping } from './housekeeping.ts';
import { createKeptLists } from './kept-lists.ts';
import { migrate } from './migrate.ts';
import { closedWords, toStoreError } from './mongo-error.ts';
import { createClient, defaultTimeouts, type MongoOptions } from './open-client.ts';
import { requireServer } from './require-server.ts';
import { createSearchPages } from './search-pages.ts';
import { createSeqNotes } from './seq-notes.ts';
import { createSummaries } from './summaries.ts';
import { requireFinished } from './unfinished-mark.ts';

/**
 * A store in a database of MongoDB 6 or later, a replica set or a sharded cluster, for any number of processes. It brings the database to the
 * newest schema before it resolves. Throws StoreError, in words, when that cannot be done.
 */
export async function createMongoStore(options: MongoOptions): Promise<Store> {
  await prepareDatabase(options);
  const { client, db } = createClient(options);
  const calls = createCalls(db, options.timeouts?.commandMs ?? defaultTimeouts.commandMs);
  const seqs = createSeqNotes(options.seqFreshMs);
  const lists = createKeptLists();
  const commits = createCommits({ client, calls, seqs, lists, commitMs: options.timeouts?.commitMs ?? defaultTimeouts.commitMs });
  const contexts = createContextReads(calls);
  let isClosed = false;
  const reads = {
    ...contexts,
    ...createSummaries(calls, contexts),
    ...createFlowPages({ client, calls, seqs, lists }),
    ...createSearchPages(calls),
    ...createFlowReads(calls),
    ...createActReads(calls),
    ...createHousekeeping({ client, db, calls, seqs, lists }),
    commit: commits.commit,
    ping: async () => void (await db.command({ ping: 1 })),
  };
  return {
    ...inWords(reads, () => isClosed),
    async close() {
      if (isClosed) return;
      isClosed = true;
      await commits.allDone();
      await client.close();
    },
  };
}

/** Over a connection of its own, since an index over much that is there takes longer than a command may. */
async function prepareDatabase(options: MongoOptions): Promise<void> {
  const { client, db } = createClient({ ...options, onCommand: undefined, connectionsMax: 1, isUnhurried: true });
  try {
    await client.connect();
    await requireServer(db);
    await requireFinished(db);
    await migrate(db);
  } catch (error) {
    throw toStoreError(error);
  } finally {
    await client.close();
  }
}

type Calls = Record<string, (...args: never[]) => Promise<unknown>>;

/** The same calls, failing in words. */
function inWords<Group extends Calls>(group: Group, isClosed: () => boolean): Group {
  const entries = Object.entries(group).map(([name, call]) => [
    name,
    async (...args: never[]) => {
      if (isClosed()) throw new StoreError(closedWords);
      try {
        return await call(...args);
      } catch (error) {
        throw toStoreError(error);
      }
    },
  ]);
  // fromEntries forgets which name has which call; each was wrapped under its own name.
  return Object.fromEntries(entries) as Group;
}
