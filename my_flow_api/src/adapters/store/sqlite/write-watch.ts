import type { DatabaseSync } from 'node:sqlite';
import { numberAt, prepareGet } from './statements.ts';

/** Tells whether anybody wrote to the file unseen. */
export type WriteWatch = {
  /** Whether there was a write since the last call that `seen` has not owned to: by another connection, or by this one. */
  isUnseen(): boolean;
  /** Owns to what this connection has written. */
  seen(): void;
};

/**
 * `data_version` changes when another connection commits (https://www.sqlite.org/pragma.html#pragma_data_version), `total_changes` with every row that this
 * connection writes (https://www.sqlite.org/lang_corefunc.html#total_changes). Together they leave out nobody, and cost three microseconds.
 */
export function createWriteWatch(database: DatabaseSync): WriteWatch {
  const version = prepareGet(database, 'PRAGMA data_version');
  const changes = prepareGet(database, 'SELECT total_changes()');
  const read = (get: typeof version) => numberAt(get() ?? {}, 0);
  let seenVersion = read(version);
  let seenChanges = read(changes);

  return {
    isUnseen() {
      const [nowVersion, nowChanges] = [read(version), read(changes)];
      if (nowVersion === seenVersion && nowChanges === seenChanges) return false;
      [seenVersion, seenChanges] = [nowVersion, nowChanges];
      return true;
    },
    seen() {
      seenChanges = read(changes);
    },
  };
}
