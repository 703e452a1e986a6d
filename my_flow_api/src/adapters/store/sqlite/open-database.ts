import { closeSync, mkdirSync, openSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StoreError } from '#src/ports/store.ts';
import { type Migration, migrate } from './migration.ts';
import { toStoreError } from './sqlite-error.ts';

const busyTimeoutMs = 5_000;
const cacheKib = 16_384;
/** 64 MB of log, which stays that long: to cut its file back each time would take away half of what is won. The pages that everybody's writes share are then copied into the file once where they would be sixteen times with the default of 1,000. */
const checkpointPages = 16_000;

export type OpenDatabase = {
  readonly database: DatabaseSync /** The file's name without its directory, for words. */;
  readonly name: string;
};

/** Opens the file, made when it is missing, and brings it to the newest schema. Throws StoreError. */
export function openDatabase(path: string, migrations: readonly Migration[], timeoutMs = busyTimeoutMs): OpenDatabase {
  const name = path === ':memory:' ? 'the database in memory' : basename(path);
  let database: DatabaseSync | undefined;
  try {
    if (path !== ':memory:') makePrivate(path);
    database = new DatabaseSync(path, { timeout: timeoutMs });
    tune(database, path, name);
    migrate(database, migrations, name);
    return { database, name };
  } catch (error) {
    database?.close();
    throw fileError(error, name) ?? toStoreError(error, name);
  }
}

/** A new file is for its owner alone; SQLite gives the files beside it the same rights. */
function makePrivate(path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  closeSync(openSync(path, 'a', 0o600));
}

/** `secure_delete` overwrites what is deleted, so that a removed person is not left in the free pages of the file. */
function tune(database: DatabaseSync, path: string, name: string): void {
  const mode = database.prepare('PRAGMA journal_mode = WAL').get()?.['journal_mode'];
  if (path !== ':memory:' && mode !== 'wal') {
    throw new StoreError(`${name} cannot keep a write-ahead log where it is. Put MyFlow's data on a local disk.`);
  }
  database.exec(
    `PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = ${checkpointPages}; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -${cacheKib}`,
  );
}

function fileError(error: unknown, name: string): StoreError | undefined {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return undefined;
  const code = String(error.code);
  return new StoreError(`${name} cannot be opened${fileWords[code] ?? ` (${code}). Check the path of MyFlow's data`}.`, { cause: error });
}

const fileWords: Record<string, string> = {
  EACCES: '. Give the account that runs MyFlow the right to write the file and its directory',
  EPERM: '. Give the account that runs MyFlow the right to write the file and its directory',
  EROFS: ": its disk is read-only. Put MyFlow's data on one that can be written",
  ENOSPC: ': the disk is full. Free some space',
  EISDIR: ': it is a directory. Name a file',
  EEXIST: ": a file is where its directory should be. Choose another directory for MyFlow's data",
  ENOTDIR: ": a file is where its directory should be. Choose another directory for MyFlow's data",
};
