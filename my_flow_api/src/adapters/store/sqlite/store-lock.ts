import { existsSync, renameSync } from 'node:fs';
import { basename } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StoreError } from '#src/ports/store.ts';
import { syncFolderOf } from './durable-file.ts';
import { foundVersion } from './migration.ts';
import { migrationList } from './migrations/migration-list.ts';
import { openDatabase } from './open-database.ts';
import { toStoreError } from './sqlite-error.ts';

const busyTimeoutMs = 1_000;
const busy = 5;
const damage = new Set([11, 26]);
const filesBeside = ['', '-wal', '-shm', '-journal'];

/** Keeps everybody else from the file of a store until it is replaced or let go. */
export type StoreLock = {
  /** Puts another file in its place, at once: whoever opens the store from now on has the other one. */
  replaceWith(path: string): void;
  release(): void;
};

/**
 * Locks the file of a store, made when it is missing. Throws StoreError when anybody has it open, and when it holds something or is damaged and
 * `mayReplace` is false. A damaged file cannot be locked; when it is replaced, it is kept beside under another name.
 */
export function lockStore(file: string, { mayReplace }: { readonly mayReplace: boolean }): StoreLock {
  const name = basename(file);
  if (!existsSync(file)) openDatabase(file, migrationList).database.close();
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { timeout: busyTimeoutMs });
    const isEmpty = foundVersion(database, migrationList, name) === 0 || !holdsAnything(database);
    if (!isEmpty && !mayReplace)
      throw new StoreError(`${name} holds data already. Add --replace to lose that and have the other in its place.`);
    // Leaving the write-ahead log takes that nobody else has the file open, even one who reads and writes nothing. The journal in memory leaves no
    // file behind that would be taken for that of the new one.
    database.exec('PRAGMA journal_mode = DELETE; PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
    return lockOf(database, file);
  } catch (error) {
    database?.close();
    if (codeOf(error) === busy)
      throw new StoreError(`${name} is in use. Stop MyFlow and whatever else has the file open, then try again.`, { cause: error });
    if (!damage.has(codeOf(error))) throw toStoreError(error, name);
    if (!mayReplace)
      throw new StoreError(`${name} is damaged. Add --replace to put the other in its place; the damaged file is kept beside it.`, {
        cause: error,
      });
    return lockOfDamaged(file);
  }
}

function lockOf(database: DatabaseSync, file: string): StoreLock {
  return {
    replaceWith(path) {
      renameSync(path, file);
      syncFolderOf(file);
      // Whoever has opened the old file and waits for it would write into a file without a name: this turns them away.
      database.exec('PRAGMA user_version = 2147483647; COMMIT');
      database.close();
    },
    release() {
      if (database.isOpen) database.close();
    },
  };
}

function lockOfDamaged(file: string): StoreLock {
  return {
    replaceWith(path) {
      let number = 1;
      while (existsSync(`${file}.damaged-${number}`)) number += 1;
      for (const suffix of filesBeside)
        if (existsSync(`${file}${suffix}`)) renameSync(`${file}${suffix}`, `${file}.damaged-${number}${suffix}`);
      renameSync(path, file);
      syncFolderOf(file);
    },
    release() {},
  };
}

function holdsAnything(database: DatabaseSync): boolean {
  return ['contexts', 'flows', 'preferences', 'acts'].some(
    (table) => database.prepare(`SELECT 1 FROM ${table} LIMIT 1`).get() !== undefined,
  );
}

/** The primary result code of an error of SQLite, 0 for any other. */
function codeOf(error: unknown): number {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : 0;
}
