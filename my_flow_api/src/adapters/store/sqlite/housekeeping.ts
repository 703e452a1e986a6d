import type { DatabaseSync } from 'node:sqlite';
import { prepareAll, prepareRun, textAt } from './statements.ts';

/** Every table that holds something of a person, in the order in which it is removed: the counts go behind the flows that they count. */
export const personTables = ['flows', 'flow_counts', 'contexts', 'preferences', 'act_documents', 'acts'] as const;

/** What is done across people, and the removal of one. */
export function createHousekeeping(database: DatabaseSync) {
  const waking = prepareAll(
    database,
    "SELECT user_id, id FROM flows WHERE list = 'parked' AND wakes_at IS NOT NULL AND wakes_at <= ? ORDER BY wakes_at LIMIT +?",
  );
  const dueContexts = prepareAll(
    database,
    'SELECT user_id, id FROM contexts WHERE trashed_at IS NOT NULL AND trashed_at < ? ORDER BY trashed_at LIMIT +?',
  );
  const removeFlowsOf = prepareRun(
    database,
    'DELETE FROM flows WHERE key IN (SELECT key FROM flows WHERE user_id = ? AND context_id = ? LIMIT +?)',
  );
  const removeContext = prepareRun(database, 'DELETE FROM contexts WHERE user_id = ? AND id = ?');
  const removeFlows = prepareRun(
    database,
    'DELETE FROM flows WHERE key IN (SELECT key FROM flows WHERE trashed_at IS NOT NULL AND trashed_at < ? ORDER BY trashed_at LIMIT +?)',
  );
  const removals = personTables.map((table) => prepareRun(database, `DELETE FROM ${table} WHERE ${ownedBy(table)}`));

  function purge(beforeMs: number, limit: number): number {
    let purged = 0;
    for (const row of dueContexts(beforeMs, limit)) {
      const [userId, contextId] = [textAt(row, 0), textAt(row, 1)];
      purged += removeFlowsOf(userId, contextId, limit - purged);
      // A context goes last, so that a full batch never leaves flows without one.
      if (purged === limit) return purged;
      purged += removeContext(userId, contextId);
    }
    return purged + removeFlows(beforeMs, limit - purged);
  }

  return {
    listWaking: (before: string, limit: number): { userId: string; flowId: string }[] =>
      waking(Date.parse(before), limit).map((row) => ({ userId: textAt(row, 0), flowId: textAt(row, 1) })),
    purgeTrash: (before: string, limit: number): number => inTransaction(database, () => purge(Date.parse(before), limit)),
    removeUser(userId: string): void {
      inTransaction(database, () => {
        for (const remove of removals) remove(userId);
      });
      // The log would keep the person's pages until it is overwritten.
      database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    },
  };
}

/** `act_documents` has no index by person, and holds a row for each change that the person's acts name: these go behind them. */
function ownedBy(table: (typeof personTables)[number]): string {
  if (table !== 'act_documents') return 'user_id = ?';
  const changed = "SELECT change.value ->> '$.id' FROM acts, json_each(acts.changes) AS change WHERE acts.user_id = ?1";
  return `user_id = ?1 AND document_id IN (${changed})`;
}

function inTransaction<Result>(database: DatabaseSync, write: () => Result): Result {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = write();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}
