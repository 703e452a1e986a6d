import type { DatabaseSync } from 'node:sqlite';
import type { Context, ContextState } from 'my_flow_contract';
import { nameKey } from '#src/domain/contexts/name-key.ts';
import { msOf } from './flow-columns.ts';
import { prepareGet, prepareRun } from './statements.ts';
import type { DocumentWriter } from './write-document.ts';

export type ContextWriter = DocumentWriter<Context> & {
  /** Gives up the names of contexts that are about to be written, so that two of them may swap. */
  releaseNames(userId: string, contextIds: readonly string[]): void;
  /** Whether another context that is not in the trash has the name. */
  isNameTaken(userId: string, context: Context): boolean;
};

/** Writes contexts. */
export function createContextWriter(database: DatabaseSync): ContextWriter {
  const insert = prepareRun(
    database,
    `INSERT INTO contexts (list, position, name_key, trashed_at, sample, version, doc, user_id, id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (user_id, id) DO NOTHING`,
  );
  const update = prepareRun(
    database,
    `UPDATE contexts SET list = ?, position = ?, name_key = ?, trashed_at = ?, sample = ?, version = ?, doc = ?
     WHERE user_id = ? AND id = ? AND version = ?`,
  );
  const remove = prepareRun(database, 'DELETE FROM contexts WHERE user_id = ? AND id = ? AND version = ?');
  const release = prepareRun(database, "UPDATE contexts SET name_key = '/' || id WHERE user_id = ? AND id = ?");
  const namesake = prepareGet(database, "SELECT 1 FROM contexts WHERE user_id = ? AND name_key = ? AND list <> 'trashed' AND id <> ?");

  return {
    prepare: (change) => ({ ...change, afterJson: JSON.stringify(change.after), terms: null }),
    write(userId, { id, before, after, afterJson }) {
      const key = [userId, id];
      let changed: number;
      if (after === null) changed = before === null ? 1 : remove(...key, before.version);
      else {
        const columns = [
          contextList(after),
          after.position,
          nameKey(after.name),
          msOf(after.trashedAt),
          after.sample ? 1 : 0,
          after.version,
          afterJson,
        ];
        changed = before === null ? insert(...columns, ...key) : update(...columns, ...key, before.version);
      }
      return changed === 1 ? { left: null } : null;
    },
    releaseNames(userId, contextIds) {
      for (const contextId of contextIds) release(userId, contextId);
    },
    isNameTaken: (userId, context) => context.trashedAt === null && namesake(userId, nameKey(context.name), context.id) !== undefined,
  };
}

export function contextList(context: Context): ContextState {
  if (context.trashedAt !== null) return 'trashed';
  return context.archivedAt === null ? 'active' : 'archived';
}
