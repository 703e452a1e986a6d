import type { DatabaseSync } from 'node:sqlite';
import type { ActHead } from 'my_flow_contract';
import type { ActDraft } from '#src/domain/acts/act-draft.ts';
import { actRole } from '#src/domain/acts/act-head.ts';
import type { Commit } from '#src/ports/store.ts';
import { numberAt, prepareGet, prepareRun } from './statements.ts';
import type { Written } from './write-document.ts';

type Undone = NonNullable<ActDraft['undone']>[number];

/** Writes acts, and answers what a commit asks of those before. */
export function createActWriter(database: DatabaseSync) {
  const newest = prepareGet(database, 'SELECT max(seq) FROM acts WHERE user_id = ?');
  const byKey = prepareGet(database, 'SELECT 1 FROM acts WHERE user_id = ? AND idempotency_key = ?');
  const contextAt = prepareGet(database, 'SELECT 1 FROM contexts WHERE user_id = ? AND id = ? AND version = ?');
  const mark = prepareRun(database, 'UPDATE acts SET undone_by = ? WHERE user_id = ? AND id = ? AND undone_by IS ?');
  const insert = prepareRun(
    database,
    'INSERT INTO acts (user_id, seq, id, role, undone_by, idempotency_key, fingerprint, head, changes) VALUES (?, ?, ?, ?, NULL, ?, ?, ?, ?)',
  );
  const insertDocument = prepareRun(
    database,
    'INSERT INTO act_documents (document_id, user_id, seq, was_context_id, was_list, was_key) VALUES (?, ?, ?, ?, ?, ?)',
  );

  return {
    lastSeq(userId: string): number {
      const row = newest(userId);
      return row === undefined || row[0] === null ? 0 : numberAt(row, 0);
    },
    isKeyTaken: (userId: string, key: string): boolean => byKey(userId, key) !== undefined,
    isContextAt: (userId: string, contextId: string, version: number): boolean => contextAt(userId, contextId, version) !== undefined,
    /** False when the act is no longer undone by what it was. */
    markUndone: (userId: string, undone: Undone, actId: string): boolean =>
      mark(undone.by === 'this' ? actId : null, userId, undone.actId, undone.was) === 1,
    insert(userId: string, act: { head: ActHead; changesJson: string; idempotency: Commit['idempotency'] }): void {
      const { head, idempotency } = act;
      const key = idempotency?.key ?? null;
      insert(userId, head.seq, head.id, actRole(head), key, idempotency?.fingerprint ?? null, JSON.stringify(head), act.changesJson);
    },
    insertDocument(userId: string, document: { seq: number; documentId: string; left: Written['left'] }): void {
      const { seq, documentId, left } = document;
      insertDocument(documentId, userId, seq, left?.contextId ?? null, left?.list ?? null, left?.key ?? null);
    },
  };
}
