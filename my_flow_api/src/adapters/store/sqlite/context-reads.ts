import type { DatabaseSync } from 'node:sqlite';
import { type Context, type ContextState, defaultPreferences, type Preferences } from 'my_flow_contract';
import { documentAt, idList, numberAt, prepareAll, prepareGet } from './statements.ts';

/** Reads contexts and preferences. */
export function createContextReads(database: DatabaseSync) {
  const byList = prepareAll(database, 'SELECT doc FROM contexts WHERE user_id = ? AND list = ? ORDER BY position, id');
  const byId = prepareGet(database, 'SELECT doc FROM contexts WHERE user_id = ? AND id = ?');
  const byIds = prepareAll(database, 'SELECT doc FROM contexts WHERE user_id = ? AND id IN (SELECT value FROM json_each(?))');
  const count = prepareGet(database, "SELECT count(*) FROM contexts WHERE user_id = ? AND list <> 'trashed'");
  const preferences = prepareGet(database, 'SELECT doc FROM preferences WHERE user_id = ?');

  return {
    listContexts: (userId: string, state: ContextState): Context[] => byList(userId, state).map((row) => documentAt<Context>(row, 0)),
    getContext(userId: string, contextId: string): Context | null {
      const row = byId(userId, contextId);
      return row === undefined ? null : documentAt<Context>(row, 0);
    },
    getContexts: (userId: string, contextIds: readonly string[]): Context[] =>
      byIds(userId, idList(contextIds)).map((row) => documentAt<Context>(row, 0)),
    countContexts(userId: string): number {
      const row = count(userId);
      return row === undefined ? 0 : numberAt(row, 0);
    },
    getPreferences(userId: string): Preferences {
      const row = preferences(userId);
      return row === undefined ? { ...defaultPreferences } : documentAt<Preferences>(row, 0);
    },
  };
}
