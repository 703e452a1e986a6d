import type { Collection, Db } from 'mongodb';
import { StoreError } from '#src/ports/store.ts';
import { collectionList, collectionNames, indexes, indexOptions } from './layout.ts';
import { isDuplicate } from './mongo-error.ts';

/** One step of the schema, forward only. It may be taken again after a crash, and by two processes at once. */
export type Migration = { readonly version: number; readonly up: (db: Db) => Promise<void> };

/** Every step of the schema, oldest first. A step that was released is never changed: a correction is a new one. */
export const migrationList: readonly Migration[] = [{ version: 1, up: async () => {} }];

/** Holds the schema version, in the document `schema`. */
export const metaName = 'meta';
type Meta = { readonly _id: string; readonly version: number };

/**
 * Brings a database to the newest schema and makes the indexes that are missing, which takes as long as it takes: never on a request's path.
 * Throws StoreError for a database that a newer MyFlow has written, and for one with collections of another program.
 */
export async function migrate(db: Db, migrations: readonly Migration[] = migrationList): Promise<void> {
  const newest = migrations.at(-1)?.version ?? 0;
  const found = await schemaVersion(db);
  if (found > newest) {
    throw new StoreError(
      `The database ${db.databaseName} was written by a newer MyFlow (its schema is ${found}, this one knows ${newest}). Run that version again, or restore a backup made before.`,
    );
  }
  if (found === 0) await refuseForeign(db);
  for (const migration of migrations) {
    if (migration.version <= found) continue;
    await migration.up(db);
    await noteVersion(db, migration.version);
  }
  await makeIndexes(db);
}

async function schemaVersion(db: Db): Promise<number> {
  return (await metaOf(db).findOne({ _id: 'schema' }))?.version ?? 0;
}

async function refuseForeign(db: Db): Promise<void> {
  for (const name of collectionList) {
    const document = await db.collection(collectionNames[name]).findOne({}, { projection: { userId: 1, id: 1 } });
    if (document !== null && (typeof document['userId'] !== 'string' || typeof document['id'] !== 'string')) {
      throw new StoreError(
        `The database ${db.databaseName} has a collection ${name} of another program. Name another database in MONGODB_URI for MyFlow.`,
      );
    }
  }
}

/** An index that is there already is left as it is. */
async function makeIndexes(db: Db): Promise<void> {
  for (const name of collectionList) {
    const specs = indexes[name].map((spec) => ({ key: { ...spec.key }, ...indexOptions(spec) }));
    await db.collection(collectionNames[name]).createIndexes(specs);
  }
}

/** Never back: another process may have gone further in the meantime. */
async function noteVersion(db: Db, version: number): Promise<void> {
  const note = () => metaOf(db).updateOne({ _id: 'schema' }, { $max: { version } }, { upsert: true });
  // Two that insert at once: one of them finds the other's.
  await note().catch((error: unknown) => {
    if (!isDuplicate(error)) throw error;
    return note();
  });
}

function metaOf(db: Db): Collection<Meta> {
  return db.collection<Meta>(metaName);
}
