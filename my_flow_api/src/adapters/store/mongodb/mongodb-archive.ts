import { type Db, type Document, type MongoClient, MongoServerError } from 'mongodb';
import { StoreError } from '#src/ports/store.ts';
import type { ArchiveSnapshot, ArchiveWriter, RecordPlace, StoreArchive, WriterOptions } from '#src/ports/store-archive.ts';
import { placeOfRecord } from '#src/ports/store-archive-place.ts';
import { readRecords, type WithMoment } from './archive-reads.ts';
import { removeEverything, writeRecords } from './archive-writes.ts';
import { collectionName } from './layout.ts';
import { metaName, migrate, migrationList, refuseEarlierLayout } from './migrate.ts';
import { toStoreError } from './mongo-error.ts';
import { createClient, type MongoOptions } from './open-client.ts';
import { notePlace, readMark, removeMark, requireFinished, setMark, type UnfinishedMark } from './unfinished-mark.ts';

/** Nobody waits at a screen for these: a slow server may take its time. */
const commandMs = 120_000;
const selectionMs = 10_000;
const connectionsMax = 4;

/** Reads and fills the store in a MongoDB database, with a client of its own. Each person is read as they stood at one moment. */
export function createMongoArchive(options: Pick<MongoOptions, 'uri' | 'databaseName'>): StoreArchive {
  const { client, db } = createClient({ ...options, connectionsMax, timeouts: { commandMs, selectionMs } });
  return {
    name: nameOf(client, db),
    openSnapshot: () => inWords(() => openSnapshot(client, db)),
    openWriter: (writerOptions) => inWords(() => openWriter(client, db, writerOptions)),
    close: () => client.close(),
  };
}

/** Hosts and database, without the user, the password and the options. */
function nameOf(client: MongoClient, db: Db): string {
  const { srvHost, hosts } = client.options;
  return `MongoDB ${srvHost ?? hosts.map(String).join(',')}/${db.databaseName}`;
}

async function openSnapshot(client: MongoClient, db: Db): Promise<ArchiveSnapshot> {
  await requireFinished(db);
  await refuseEarlierLayout(db);
  await requireSchema(db);
  return { moment: 'each_person', records: (after = null) => readInWords(db, momentsOf(client), after), close: async () => {} };
}

async function openWriter(client: MongoClient, db: Db, { mayReplace, resumeKey }: WriterOptions): Promise<ArchiveWriter> {
  const mark = await readMark(db);
  const holds = await holdsAnything(db);
  if (mark === null && holds && !mayReplace) {
    throw new StoreError(`The database ${db.databaseName} holds data already. Add --replace to lose that and have the other in its place.`);
  }
  await migrate(db);
  const isResumed = mark !== null && resumeKey !== null && mark.resumeKey === resumeKey;
  const replaces = mark?.replaces ?? holds;
  if (!isResumed) await beginAnew(db, { resumeKey, replaces });
  return writerOf(db, momentsOf(client), { resumesAfter: isResumed ? placeIn(mark) : null, replaces });
}

/** The mark comes first: from the first removal on the database is no store. */
async function beginAnew(db: Db, mark: Pick<UnfinishedMark, 'resumeKey' | 'replaces'>): Promise<void> {
  await setMark(db, mark);
  await removeEverything(db);
}

function writerOf(
  db: Db,
  withMoment: WithMoment,
  { resumesAfter, replaces }: { resumesAfter: RecordPlace | null; replaces: boolean },
): ArchiveWriter {
  return {
    resumesAfter,
    write: (records) =>
      inWords(async () => {
        const last = records.at(-1);
        if (last === undefined) return;
        await writeRecords(db, records);
        await notePlace(db, placeOfRecord(last));
      }),
    readBack: () => readInWords(db, withMoment, null),
    finish: () => inWords(() => removeMark(db)),
    abandon: ({ keep }) =>
      inWords(async () => {
        if (keep) return;
        await removeEverything(db);
        // What was there before is lost: an empty store in its place would look as if all was well.
        if (!replaces) await removeMark(db);
      }),
  };
}

function placeIn(mark: UnfinishedMark): RecordPlace | null {
  // Written by this adapter, from a place.
  return mark.place === null ? null : (JSON.parse(mark.place) as RecordPlace);
}

async function holdsAnything(db: Db): Promise<boolean> {
  return (await db.collection(collectionName).findOne({}, { projection: { _id: 1 } })) !== null;
}

async function requireSchema(db: Db): Promise<void> {
  const newest = migrationList.at(-1)?.version ?? 0;
  const found: unknown = (await db.collection<{ _id: string } & Document>(metaName).findOne({ _id: 'schema' }))?.['version'];
  if (found === undefined)
    throw new StoreError(`The database ${db.databaseName} holds nothing yet: MyFlow was never started on it. Look at its name.`);
  if (Number(found) > newest) throw new StoreError(`The database ${db.databaseName} was written by a newer MyFlow. Use that version.`);
}

/**
 * The reads of one transaction are of one moment; the server ends one after a minute, if it is not told otherwise. A snapshot session has five, but there are
 * servers that take one and do not keep to its moment.
 */
function momentsOf(client: MongoClient): WithMoment {
  return async function* (read) {
    const session = client.startSession();
    session.startTransaction({ readConcern: { level: 'snapshot' } });
    try {
      yield* read(session);
    } finally {
      // Gives the transaction up: it has written nothing.
      await session.endSession();
    }
  };
}

async function* readInWords(db: Db, withMoment: WithMoment, after: RecordPlace | null) {
  try {
    yield* readRecords(db, withMoment, after);
  } catch (error) {
    throw toArchiveError(error);
  }
}

async function inWords<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw toArchiveError(error);
  }
}

/** Snapshot too old, and a transaction that the server has ended for its age. Source: https://github.com/mongodb/mongo/blob/master/src/mongo/base/error_codes.yml. */
const tooOld = new Set([239, 251, 290]);

function toArchiveError(error: unknown): unknown {
  if (error instanceof MongoServerError && tooOld.has(Number(error.code))) {
    return new StoreError(
      'MongoDB ended the transaction in which one person is read. Raise transactionLifetimeLimitSeconds on the server, and run the same command again.',
      { cause: error },
    );
  }
  return toStoreError(error);
}
