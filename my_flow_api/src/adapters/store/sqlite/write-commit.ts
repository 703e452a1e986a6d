import type { DatabaseSync } from 'node:sqlite';
import type { ActHead } from 'my_flow_contract';
import type { DocumentChange } from '#src/domain/acts/act-draft.ts';
import { toChange } from '#src/domain/acts/field-diff.ts';
import type { Commit, CommitOutcome } from '#src/ports/store.ts';
import { createActWriter } from './write-act.ts';
import { createContextWriter } from './write-context.ts';
import type { Written } from './write-document.ts';
import { createFlowWriter } from './write-flow.ts';
import { createPreferencesWriter } from './write-preferences.ts';

type WriteChange = (userId: string) => Written | 'name_taken' | null;

/** A commit with everything worked out that needs no database. `write` runs inside a transaction; any outcome but `committed` is to be taken back. */
export type PreparedCommit = { readonly documentCount: number; write(): CommitOutcome };

/** Turns commits into writes. */
export function createCommitWriter(database: DatabaseSync): (userId: string, commit: Commit) => PreparedCommit {
  const contexts = createContextWriter(database);
  const flows = createFlowWriter(database);
  const preferences = createPreferencesWriter(database);
  const acts = createActWriter(database);

  function prepareChange(change: DocumentChange): WriteChange {
    if (change.entity === 'context') {
      const prepared = contexts.prepare(change);
      const { after } = change;
      return (userId) => (after !== null && contexts.isNameTaken(userId, after) ? 'name_taken' : contexts.write(userId, prepared));
    }
    if (change.entity === 'flow') {
      const prepared = flows.prepare(change);
      return (userId) => flows.write(userId, prepared);
    }
    const prepared = preferences.prepare(change);
    return (userId) => preferences.write(userId, prepared);
  }

  /** Whether everything that the decision was made from still is as it was read; it marks what the act undoes or redoes. */
  function isAsRead(userId: string, commit: Commit, lastSeq: number): boolean {
    const { draft } = commit;
    return (
      (draft.lastSeq === undefined || draft.lastSeq === lastSeq) &&
      (draft.leansOn ?? []).every((leaned) => acts.isContextAt(userId, leaned.contextId, leaned.version)) &&
      (draft.undone ?? []).every((undone) => acts.markUndone(userId, undone, commit.id))
    );
  }

  return (userId, commit) => {
    const { draft, idempotency } = commit;
    const changesJson = JSON.stringify(draft.changes.map(toChange));
    const documents = draft.changes.map((change) => ({ id: change.id, write: prepareChange(change) }));
    const contextIds = draft.changes.filter((change) => change.entity === 'context').map((change) => change.id);

    function write(): CommitOutcome {
      if (idempotency !== undefined && acts.isKeyTaken(userId, idempotency.key)) return { status: 'key_taken' };
      const lastSeq = acts.lastSeq(userId);
      if (!isAsRead(userId, commit, lastSeq)) return { status: 'conflict' };
      const head = headOf(commit, lastSeq + 1);
      acts.insert(userId, { head, changesJson, idempotency });
      if (contextIds.length > 1) contexts.releaseNames(userId, contextIds);
      for (const document of documents) {
        const written = document.write(userId);
        if (written === null) return { status: 'conflict' };
        if (written === 'name_taken') return { status: written };
        acts.insertDocument(userId, { seq: head.seq, documentId: document.id, left: written.left });
      }
      return { status: 'committed', act: head };
    }

    return { documentCount: draft.changes.length, write };
  };
}

function headOf(commit: Commit, seq: number): ActHead {
  const { draft, origin } = commit;
  return {
    id: commit.id,
    seq,
    author: origin.author,
    kind: draft.kind,
    at: commit.at,
    requestId: origin.requestId,
    turnId: origin.turnId,
    subject: draft.subject,
    undoes: draft.undoes ?? null,
    undoneBy: null,
  };
}
