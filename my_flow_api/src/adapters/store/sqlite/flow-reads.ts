import type { DatabaseSync } from 'node:sqlite';
import type { Context, Flow } from 'my_flow_contract';
import type { Room } from '#src/ports/store.ts';
import { documentAt, idList, numberAt, prepareAll, prepareGet, textAt } from './statements.ts';

/** Reads flows by what names them. */
export function createFlowReads(database: DatabaseSync) {
  const byId = prepareGet(database, 'SELECT doc FROM flows WHERE user_id = ? AND id = ?');
  const byIds = prepareAll(database, 'SELECT doc FROM flows WHERE user_id = ? AND id IN (SELECT value FROM json_each(?))');
  const ofContext = prepareAll(database, 'SELECT doc FROM flows WHERE user_id = ? AND context_id = ? ORDER BY position, id');
  const count = prepareGet(
    database,
    "SELECT coalesce(sum(flows), 0) FROM flow_counts WHERE user_id = ? AND context_id = ? AND list <> 'trashed'",
  );
  const sampleFlows = prepareAll(database, 'SELECT doc FROM flows INDEXED BY flows_of_sample WHERE user_id = ? AND sample = 1 ORDER BY id');
  const sampleContexts = prepareAll(database, 'SELECT doc FROM contexts WHERE user_id = ? AND sample = 1 ORDER BY position, id');
  const positionOf = prepareGet(database, 'SELECT position FROM flows WHERE user_id = ? AND id = ? AND context_id = ?');
  // Open flows stand in their list by position; the others have an index by it.
  const behind = prepareGet(
    database,
    `SELECT position FROM (
       SELECT * FROM (SELECT position, id FROM flows INDEXED BY flows_by_context
         WHERE user_id = ?1 AND context_id = ?2 AND list = 'open' AND sort_key > ?5 ORDER BY sort_key LIMIT 1)
       UNION ALL
       SELECT * FROM (SELECT position, id FROM flows INDEXED BY flows_by_position
         WHERE user_id = ?1 AND context_id = ?2 AND list <> 'open' AND (position, id) > (?3, ?4) ORDER BY position, id LIMIT 1)
     ) ORDER BY position, id LIMIT 1`,
  );

  const contextById = prepareGet(database, 'SELECT doc FROM contexts WHERE user_id = ? AND id = ?');
  const firstPosition = (userId: string, contextId: string): string | null => {
    const row = behind(userId, contextId, '', '', ' ');
    return row === undefined ? null : textAt(row, 0);
  };

  function countFlows(userId: string, contextId: string): number {
    const row = count(userId, contextId);
    return row === undefined ? 0 : numberAt(row, 0);
  }

  return {
    getFlow(userId: string, flowId: string): Flow | null {
      const row = byId(userId, flowId);
      return row === undefined ? null : documentAt<Flow>(row, 0);
    },
    getFlows(userId: string, flowIds: readonly string[]): Flow[] {
      const [only] = flowIds;
      // A list in JSON takes three times as long as an id, and nearly always there is one.
      const rows = flowIds.length === 1 && only !== undefined ? [byId(userId, only)] : byIds(userId, idList(flowIds));
      return rows.flatMap((row) => (row === undefined ? [] : documentAt<Flow>(row, 0)));
    },
    allFlowsOfContext: (userId: string, contextId: string): Flow[] => ofContext(userId, contextId).map((row) => documentAt<Flow>(row, 0)),
    getRoom(userId: string, contextId: string): Room | null {
      const row = contextById(userId, contextId);
      if (row === undefined) return null;
      return {
        context: documentAt<Context>(row, 0),
        flowCount: countFlows(userId, contextId),
        firstPosition: firstPosition(userId, contextId),
      };
    },
    countFlows,
    listSample: (userId: string): { contexts: Context[]; flows: Flow[] } => ({
      contexts: sampleContexts(userId).map((row) => documentAt<Context>(row, 0)),
      flows: sampleFlows(userId).map((row) => documentAt<Flow>(row, 0)),
    }),
    positionsAround(userId: string, contextId: string, afterId: string | null): { before: string | null; after: string | null } {
      const row = afterId === null ? undefined : positionOf(userId, afterId, contextId);
      const before = row === undefined ? null : textAt(row, 0);
      const id = before === null ? '' : afterId;
      const next = behind(userId, contextId, before ?? '', id, `${before ?? ''} ${id}`);
      return { before, after: next === undefined ? null : textAt(next, 0) };
    },
  };
}
