import { existsSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { ArchiveRecord, ArchiveWriter, RecordPlace, WriterOptions } from '#src/ports/store-archive.ts';
import { placeOfRecord } from '#src/ports/store-archive-place.ts';
import { readRecords } from './archive-reads.ts';
import { createRecordWriter } from './archive-writes.ts';
import { syncFile } from './durable-file.ts';
import { foundVersion } from './migration.ts';
import { migrationList } from './migrations/migration-list.ts';
import { openDatabase } from './open-database.ts';
import { toStoreError } from './sqlite-error.ts';
import { documentAt, prepareGet, prepareRun } from './statements.ts';
import { lockStore, type StoreLock } from './store-lock.ts';

const busyTimeoutMs = 5_000;

/** Fills a new file beside the store's, which it takes the place of at the end; until then the store's is locked and untouched. */
export function openArchiveWriter(file: string, { mayReplace, resumeKey }: WriterOptions): ArchiveWriter {
  const lock = lockStore(file, { mayReplace });
  const path = `${file}.restoring`;
  try {
    const database = (resumeKey === null ? null : openUnfinished(path, resumeKey)) ?? openNew(path, resumeKey);
    // Safe against the end of the process at any moment; the disk is waited for at the end.
    database.exec('PRAGMA synchronous = NORMAL');
    return writerOf({ database, path, lock });
  } catch (error) {
    lock.release();
    throw toStoreError(error, basename(path));
  }
}

type Parts = { readonly database: DatabaseSync; readonly path: string; readonly lock: StoreLock };

function writerOf({ database, path, lock }: Parts): ArchiveWriter {
  const writeRecord = createRecordWriter(database);
  const begin = prepareRun(database, 'BEGIN IMMEDIATE');
  const commit = prepareRun(database, 'COMMIT');
  const notePlace = prepareRun(database, 'UPDATE archive_progress SET place = ?');

  function write(records: readonly ArchiveRecord[]): void {
    const last = records.at(-1);
    if (last === undefined) return;
    begin();
    for (const record of records) writeRecord(record);
    notePlace(JSON.stringify(placeOfRecord(last)));
    commit();
  }

  function finish(): void {
    database.exec('DROP TABLE archive_progress; PRAGMA synchronous = FULL; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE');
    database.close();
    syncFile(path);
    lock.replaceWith(path);
  }

  const inWords = <Result>(work: () => Result): Result => {
    try {
      return work();
    } catch (error) {
      if (database.isOpen && database.isTransaction) database.exec('ROLLBACK');
      throw toStoreError(error, basename(path));
    }
  };

  return {
    resumesAfter: readProgress(database)?.place ?? null,
    write: async (records) => inWords(() => write(records)),
    async *readBack() {
      yield* readRecords(database, null);
    },
    finish: async () => inWords(finish),
    async abandon({ keep }) {
      if (database.isOpen) database.close();
      if (!keep) remove(path);
      lock.release();
    },
  };
}

type Progress = { readonly key: string | null; readonly place: RecordPlace | null };

function readProgress(database: DatabaseSync): Progress | null {
  const row = prepareGet(database, "SELECT json_object('key', key, 'place', json(place)) FROM archive_progress")();
  return row === undefined ? null : documentAt<Progress>(row, 0);
}

/** What an earlier writer with the same key has left; null when there is none, or it cannot be gone on with. */
function openUnfinished(path: string, resumeKey: string): DatabaseSync | null {
  if (!existsSync(path)) return null;
  let database: DatabaseSync | undefined;
  try {
    // Whoever looks into the file for a moment must not cost all that is in it.
    database = new DatabaseSync(path, { timeout: busyTimeoutMs });
    const isCurrent = foundVersion(database, migrationList, basename(path)) === migrationList.at(-1)?.version;
    if (isCurrent && readProgress(database)?.key === resumeKey) return database;
  } catch {
    // Whatever is wrong with it, it is made anew.
  }
  database?.close();
  return null;
}

function openNew(path: string, resumeKey: string | null): DatabaseSync {
  remove(path);
  const { database } = openDatabase(path, migrationList);
  database.exec('CREATE TABLE archive_progress (key TEXT, place TEXT) STRICT');
  prepareRun(database, 'INSERT INTO archive_progress VALUES (?, NULL)')(resumeKey);
  return database;
}

function remove(path: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true });
}
