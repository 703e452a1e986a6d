import type { Collection, Db } from 'mongodb';
import { StoreError } from '#src/ports/store.ts';
import { collectionName, indexes, indexOptions } from './layout.ts';
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
 * Throws StoreError for a database that a newer MyFlow has written, for one of the layout before the first release, and for one of another program.
 */
export async function migrate(db: Db, migrations: readonly Migration[] = migrationList): Promise<void> {
  const newest = migrations.at(-1)?.version ?? 0;
  const found = await schemaVersion(db);
  if (found > newest) {
    throw new StoreError(
      `The database ${db.databaseName} was written by a newer MyFlow (its schema is ${found}, this one knows ${newest}). Run that version again, or restore a backup made before.`,
    );
  }
  await refuseEarlierLayout(db);
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

/** Before its first release MyFlow kept a person in these, which no step turns into what is kept now. */
const earlierNames = ['people', 'flows', 'acts'] as const;

/** Throws StoreError for a database of that layout: what is in it would be as if it were not there. */
export async function refuseEarlierLayout(db: Db): Promise<void> {
  const found = await db.listCollections({}, { nameOnly: true }).toArray();
  const names = new Set(found.map(({ name }) => name));
  if (names.has(collectionName) || !earlierNames.every((name) => names.has(name))) return;
  throw new StoreError(
    `The database ${db.databaseName} was written by a MyFlow from before its first release (collections ${earlierNames.join(', ')}). Back it up with that version, and restore the backup into an empty database with this one.`,
  );
}

async function refuseForeign(db: Db): Promise<void> {
  const document = await db.collection(collectionName).findOne({}, { projection: { userId: 1, kind: 1, id: 1 } });
  if (document === null || ['userId', 'kind', 'id'].every((field) => typeof document[field] === 'string')) return;
  throw new StoreError(
    `The database ${db.databaseName} has a collection ${collectionName} of another program. Name another database in MONGODB_URI for MyFlow.`,
  );
}

/** An index that is there already is left as it is. */
async function makeIndexes(db: Db): Promise<void> {
  await db.collection(collectionName).createIndexes(indexes.map((spec) => ({ key: { ...spec.key }, ...indexOptions(spec) })));
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
