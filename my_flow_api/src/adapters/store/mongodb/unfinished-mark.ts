import type { Collection, Db } from 'mongodb';
import { StoreError } from '#src/ports/store.ts';
import type { RecordPlace } from '#src/ports/store-archive.ts';
import { metaName } from './migrate.ts';

/** Is in a database while it is being filled, and stays there when that is interrupted. */
export type UnfinishedMark = {
  readonly _id: 'unfinished';
  /** As in WriterOptions. */
  readonly resumeKey: string | null;
  /** The last record that was written, as JSON text; null before the first. */
  readonly place: string | null;
  /** Whether something was there that is lost now. */
  readonly replaces: boolean;
};

/** Throws StoreError for a database that was not filled to the end: what is in it is a part of something. */
export async function requireFinished(db: Db): Promise<void> {
  if ((await readMark(db)) === null) return;
  throw new StoreError(
    `The database ${db.databaseName} is unfinished: a restore or a move into it was interrupted. Run that command again until it ends, then start MyFlow.`,
  );
}

export async function readMark(db: Db): Promise<UnfinishedMark | null> {
  return markOf(db).findOne({ _id: 'unfinished' });
}

export async function setMark(db: Db, { resumeKey, replaces }: Pick<UnfinishedMark, 'resumeKey' | 'replaces'>): Promise<void> {
  await markOf(db).replaceOne({ _id: 'unfinished' }, { resumeKey, place: null, replaces }, { upsert: true });
}

export async function notePlace(db: Db, place: RecordPlace): Promise<void> {
  await markOf(db).updateOne({ _id: 'unfinished' }, { $set: { place: JSON.stringify(place) } });
}

export async function removeMark(db: Db): Promise<void> {
  await markOf(db).deleteOne({ _id: 'unfinished' });
}

function markOf(db: Db): Collection<UnfinishedMark> {
  return db.collection<UnfinishedMark>(metaName);
}
