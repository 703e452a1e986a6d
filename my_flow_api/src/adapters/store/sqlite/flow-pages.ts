import type { DatabaseSync } from 'node:sqlite';
import type { FlowListState } from 'my_flow_contract';
import { isLatestFirst, timeKey } from '#src/domain/flows/list-place.ts';
import type { ListRow } from '#src/domain/flows/list-window.ts';
import type { EncodedPage, FlowQuery } from '#src/ports/store.ts';
import { decodeCursor, encodeCursor, type Place } from '#src/ports/store-cursor.ts';
import { createKeptLists } from './kept-lists.ts';
import { prepareAll, prepareGet, type Row, textAt } from './statements.ts';

/** Greater than every key. */
const keyMax = '~';

/** Reads pages of lists. The first page of a list of one context comes from memory when it was read lately; `kept` is to be told of every commit. */
export function createFlowPages(database: DatabaseSync) {
  const statements = new Map<string, ListStatements>();
  const movedSince = prepareGet(database, 'SELECT 1 FROM act_documents WHERE user_id = ? AND seq > ? AND was_list IS NOT NULL LIMIT 1');
  const kept = createKeptLists(database, ({ userId, contextId, state }, count) =>
    statementsFor(state, true).page(userId, contextId, '', keyMax, count).map(toListRow),
  );

  function statementsFor(state: FlowListState, isOfContext: boolean): ListStatements {
    const name = `${state} ${isOfContext}`;
    const prepared = statements.get(name) ?? prepareList(database, state, isOfContext);
    statements.set(name, prepared);
    return prepared;
  }

  function readRows(userId: string, { contextId, state, completedSince, limit }: FlowQuery, place: Place | null): ListRow[] {
    const isDown = isLatestFirst(state);
    const list = statementsFor(state, contextId !== undefined);
    const since = state === 'done' && completedSince !== undefined ? timeKey(completedSince) : '';
    const low = isDown ? since : (place?.key ?? '');
    const high = isDown ? (place?.key ?? keyMax) : keyMax;
    const range = contextId === undefined ? [userId, low, high] : [userId, contextId, low, high];
    const isAsBegun = place === null || movedSince(userId, place.seq) === undefined;
    const rows = isAsBegun ? list.page(...range, limit + 1) : list.pageAsOf(userId, place.seq, ...range, ...range, limit + 1);
    return rows.map(toListRow);
  }

  return {
    kept,
    listFlows(userId: string, query: FlowQuery): EncodedPage {
      const { contextId, state, completedSince, limit } = query;
      const names = [userId, 'flows', contextId ?? null, state, completedSince ?? null];
      const make = (rows: readonly ListRow[], seq: number): EncodedPage => {
        const last = rows.length > limit ? rows[limit - 1] : undefined;
        return {
          itemsJson: joined(rows.slice(0, limit).map((row) => row.doc)),
          nextCursor: last === undefined ? null : encodeCursor(names, { seq, key: last.key }),
        };
      };
      const place = decodeCursor(names, query.cursor);
      if (place !== null) return make(readRows(userId, query, place), place.seq);
      kept.look();
      if (contextId !== undefined && completedSince === undefined) {
        return make(kept.first({ userId, contextId, state }, limit + 1), kept.newestSeq(userId));
      }
      return make(readRows(userId, query, null), kept.newestSeq(userId));
    },
  };
}

function toListRow(row: Row): ListRow {
  return { doc: textAt(row, 0), key: textAt(row, 1) };
}

type ListStatements = ReturnType<typeof prepareList>;

/**
 * `page` reads the list as it stands. `pageAsOf` goes by where each flow stood when the walk began, so that what was moved in between comes
 * exactly once: what moved since is taken by its place before the first act after that number, everything else by the place it has.
 * Without statistics the planner would read every act and the whole list, hence the indexes and the order of the join are said.
 * The list is in the text and not bound: there are indexes over single lists, and SQLite would plan anew at every call to see whether one serves.
 */
function prepareList(database: DatabaseSync, state: FlowListState, isOfContext: boolean) {
  const where = `f.user_id = ? AND ${isOfContext ? 'f.context_id = ? AND ' : ''}f.list = '${state}'`;
  const samePlace = `m.list = f.list${isOfContext ? ' AND m.context_id = f.context_id' : ''}`;
  const between = 'f.sort_key > ? AND f.sort_key < ?';
  const order = isLatestFirst(state) ? 'DESC' : 'ASC';
  return {
    page: prepareAll(database, `SELECT f.doc, f.sort_key FROM flows f WHERE ${where} AND ${between} ORDER BY 2 ${order} LIMIT +?`),
    pageAsOf: prepareAll(
      database,
      `WITH moved (id, context_id, list, sort_key, seq) AS MATERIALIZED (
         SELECT document_id, was_context_id, was_list, was_key, min(seq) FROM act_documents INDEXED BY act_documents_moved
         WHERE user_id = ? AND seq > ? AND was_list IS NOT NULL GROUP BY document_id
       )
       SELECT f.doc, f.sort_key FROM flows f WHERE ${where} AND ${between} AND f.id NOT IN (SELECT id FROM moved)
       UNION ALL
       SELECT f.doc, m.sort_key FROM moved m CROSS JOIN flows f INDEXED BY flows_by_id ON f.id = m.id
       WHERE ${where} AND m.sort_key > ? AND m.sort_key < ? AND ${samePlace}
       ORDER BY 2 ${order} LIMIT +?`,
    ),
  };
}

/** Documents as one JSON array. */
export function joined(documents: readonly string[]): string {
  return `[${documents.join(',')}]`;
}
