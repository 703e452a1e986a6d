import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StoreError } from '#src/ports/store.ts';
import type { ArchiveSnapshot, StoreArchive } from '#src/ports/store-archive.ts';
import { readRecords } from './archive-reads.ts';
import { openArchiveWriter } from './archive-writer.ts';
import { foundVersion } from './migration.ts';
import { migrationList } from './migrations/migration-list.ts';
import { toStoreError } from './sqlite-error.ts';

const busyTimeoutMs = 5_000;

/** Reads and fills the store in one SQLite file. Snapshots have a connection of their own, so a service that has the file open goes on writing. */
export function createSqliteArchive({ path }: { readonly path: string }): StoreArchive {
  const file = resolve(path);
  return {
    name: `SQLite ${file}`,
    openSnapshot: async () => openSnapshot(file),
    openWriter: async (options) => openArchiveWriter(file, options),
    close: async () => {},
  };
}

function openSnapshot(file: string): ArchiveSnapshot {
  const name = basename(file);
  if (!existsSync(file))
    throw new StoreError(`There is no ${file}. Name the file of a store, or set MYFLOW_DATA_DIR to the folder that it is in.`);
  const toError = (error: unknown) => toStoreError(error, name);
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { readOnly: true, timeout: busyTimeoutMs });
    // The first read of a transaction decides which moment it sees.
    database.exec('BEGIN; SELECT count(*) FROM sqlite_schema');
    // A file of an earlier schema is read as it is: what the records are made of has been there since the first.
    if (foundVersion(database, migrationList, name) === 0)
      throw new StoreError(`${name} holds nothing yet: MyFlow was never started on it.`);
  } catch (error) {
    database?.close();
    throw toError(error);
  }
  const opened = database;
  return {
    moment: 'all',
    async *records(after = null) {
      try {
        yield* readRecords(opened, after);
      } catch (error) {
        throw toError(error);
      }
    },
    async close() {
      if (opened.isOpen) opened.close();
    },
  };
}
