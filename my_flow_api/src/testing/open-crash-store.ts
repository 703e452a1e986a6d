import { createMongoStore } from '#src/adapters/store/mongodb/mongo-store.ts';
import { createSqliteStore } from '#src/adapters/store/sqlite/sqlite-store.ts';
import type { Store } from '#src/ports/store.ts';

/** Opens the store that a process of a test is to write into: a database of MongoDB by its URI, else a file of SQLite. */
export async function openCrashStore(place: string): Promise<Store> {
  return place.startsWith('mongodb://') ? createMongoStore({ uri: place }) : createSqliteStore({ path: place });
}
