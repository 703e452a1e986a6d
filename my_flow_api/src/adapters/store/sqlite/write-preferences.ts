import type { DatabaseSync } from 'node:sqlite';
import { defaultPreferences, type Preferences } from 'my_flow_contract';
import { numberAt, prepareGet, prepareRun } from './statements.ts';
import type { DocumentWriter } from './write-document.ts';

/** Writes preferences. Those of a person who never changed any are not stored, and have the version of the default ones. */
export function createPreferencesWriter(database: DatabaseSync): DocumentWriter<Preferences> {
  const find = prepareGet(database, 'SELECT version FROM preferences WHERE user_id = ?');
  const write = prepareRun(database, 'INSERT OR REPLACE INTO preferences (user_id, version, doc) VALUES (?, ?, ?)');
  const remove = prepareRun(database, 'DELETE FROM preferences WHERE user_id = ?');

  return {
    prepare: (change) => ({ ...change, afterJson: JSON.stringify(change.after), terms: null }),
    write(userId, { before, after, afterJson }) {
      const row = find(userId);
      const version = row === undefined ? defaultPreferences.version : numberAt(row, 0);
      if (version !== (before?.version ?? defaultPreferences.version)) return null;
      if (after === null) remove(userId);
      else write(userId, after.version, afterJson);
      return { left: null };
    },
  };
}
