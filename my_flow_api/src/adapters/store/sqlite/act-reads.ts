import type { DatabaseSync } from 'node:sqlite';
import type { Act, ActHead, Change } from 'my_flow_contract';
import { documentAt, nullableTextAt, numberAt, prepareAll, prepareGet, type Row, textAt } from './statements.ts';

const columns = 'head, undone_by, changes';

/** Reads acts. */
export function createActReads(database: DatabaseSync) {
  const after = prepareAll(database, `SELECT ${columns} FROM acts WHERE user_id = ? AND seq > ? ORDER BY seq LIMIT +?`);
  const before = prepareAll(database, `SELECT ${columns} FROM acts WHERE user_id = ? AND seq < ? ORDER BY seq DESC LIMIT +?`);
  const byId = prepareGet(database, `SELECT ${columns} FROM acts WHERE user_id = ? AND id = ?`);
  const newest = prepareGet(database, 'SELECT coalesce(max(seq), 0) FROM acts WHERE user_id = ?');
  const byKey = prepareGet(database, `SELECT ${columns}, fingerprint FROM acts WHERE user_id = ? AND idempotency_key = ?`);
  const undoable = prepareGet(
    database,
    `SELECT ${columns} FROM acts WHERE user_id = ? AND seq < ? AND role = 'plain' AND undone_by IS NULL ORDER BY seq DESC LIMIT 1`,
  );
  const plainOrUndo = prepareGet(
    database,
    `SELECT ${columns}, role FROM acts WHERE user_id = ? AND (role = 'plain' OR (role = 'undo' AND undone_by IS NULL)) ORDER BY seq DESC LIMIT 1`,
  );
  const onDocument = prepareGet(
    database,
    `SELECT head, undone_by FROM acts WHERE user_id = ?1 AND seq =
       (SELECT max(seq) FROM act_documents WHERE user_id = ?1 AND document_id = ?2 AND seq > ?3)`,
  );

  const allOnDocument = prepareAll(
    database,
    `SELECT ${columns} FROM acts WHERE user_id = ?1 AND seq IN
       (SELECT seq FROM act_documents WHERE user_id = ?1 AND document_id = ?2 AND seq > ?3 ORDER BY seq DESC LIMIT +?4) ORDER BY seq DESC`,
  );

  return {
    listActs(userId: string, query: { after?: number | undefined; before?: number | undefined; limit: number }): Act[] {
      const rows =
        query.after === undefined
          ? before(userId, query.before ?? Number.MAX_SAFE_INTEGER, query.limit)
          : after(userId, query.after, query.limit);
      return rows.map(actOf);
    },
    getAct: (userId: string, actId: string): Act | null => actOrNull(byId(userId, actId)),
    lastSeq: (userId: string): number => numberAt(newest(userId) ?? {}, 0),
    findActByKey(userId: string, key: string): { act: Act; fingerprint: string } | null {
      const row = byKey(userId, key);
      return row === undefined ? null : { act: actOf(row), fingerprint: textAt(row, 3) };
    },
    newestUndoable: (userId: string, beforeSeq = Number.MAX_SAFE_INTEGER): Act | null => actOrNull(undoable(userId, beforeSeq)),
    newestRedoable(userId: string): Act | null {
      const row = plainOrUndo(userId);
      return row === undefined || textAt(row, 3) !== 'undo' ? null : actOf(row);
    },
    newestActOn(userId: string, documentId: string, afterSeq: number): ActHead | null {
      const row = onDocument(userId, documentId, afterSeq);
      return row === undefined ? null : headOf(row);
    },
    listActsOn: (userId: string, documentId: string, query: { after: number; limit: number }): Act[] =>
      allOnDocument(userId, documentId, query.after, query.limit).map(actOf),
  };
}

function actOrNull(row: Row | undefined): Act | null {
  return row === undefined ? null : actOf(row);
}

function actOf(row: Row): Act {
  return { ...headOf(row), changes: documentAt<Change[]>(row, 2) };
}

/** The stored head is that of the moment; whether the act is undone has a column of its own. */
function headOf(row: Row): ActHead {
  return { ...documentAt<ActHead>(row, 0), undoneBy: nullableTextAt(row, 1) };
}
