import type { DatabaseSync } from 'node:sqlite';
import { StoreError } from '#src/ports/store.ts';

/** One step of the schema, forward only. `up` runs inside a transaction; `version` is what the file's `user_version` becomes. */
export type Migration = { readonly version: number; readonly up: (database: DatabaseSync) => void };

/** Marks a file as MyFlow's own in its header; "MyFl" in ASCII. Source: https://www.sqlite.org/pragma.html#pragma_application_id. */
const applicationId = 0x4d79466c;

/**
 * Brings a file to the newest schema, each step together with its number or not at all. Throws StoreError for a file that a newer MyFlow has
 * written, and for one that is another program's.
 */
export function migrate(database: DatabaseSync, migrations: readonly Migration[], name: string): void {
  const found = foundVersion(database, migrations, name);
  for (const migration of migrations) {
    if (migration.version > found) step(database, migration);
  }
}

/** The schema that a file is of, 0 for an empty one. Throws StoreError as `migrate` does, and changes nothing. */
export function foundVersion(database: DatabaseSync, migrations: readonly Migration[], name: string): number {
  const newest = migrations.at(-1)?.version ?? 0;
  const found = numberOf(database, 'user_version');
  if (numberOf(database, 'application_id') !== applicationId && (found > 0 || hasTables(database))) {
    throw new StoreError(`${name} is not a MyFlow database. Choose another directory for MyFlow's data, or move that file away.`);
  }
  if (found > newest) {
    throw new StoreError(
      `${name} was written by a newer MyFlow (its schema is ${found}, this one knows ${newest}). Run that version again, or restore a backup made before.`,
    );
  }
  return found;
}

function step(database: DatabaseSync, migration: Migration): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    // Another process may have taken this step while this one waited for the lock.
    if (numberOf(database, 'user_version') < migration.version) {
      migration.up(database);
      database.exec(`PRAGMA user_version = ${migration.version}; PRAGMA application_id = ${applicationId}`);
    }
    database.exec('COMMIT');
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

function numberOf(database: DatabaseSync, pragma: 'user_version' | 'application_id'): number {
  return Number(database.prepare(`PRAGMA ${pragma}`).get()?.[pragma]);
}

function hasTables(database: DatabaseSync): boolean {
  return database.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() !== undefined;
}
