import type { DatabaseSync } from 'node:sqlite';
import type { DocumentChange } from '#src/domain/acts/act-draft.ts';
import { newActHead } from '#src/domain/acts/act-head.ts';
import { toChange } from '#src/domain/acts/field-diff.ts';
import type { Commit, CommitOutcome } from '#src/ports/store.ts';
import { createActWriter } from './write-act.ts';
import { createContextWriter } from './write-context.ts';
import type { Written } from './write-document.ts';
import { createFlowWriter } from './write-flow.ts';
import { createPreferencesWriter } from './write-preferences.ts';

type WriteChange = (userId: string) => Written | 'name_taken' | null;

/** A commit with everything worked out that needs no database. `write` runs inside a transaction; any outcome but `committed` is to be taken back. */
export type PreparedCommit = { readonly userId: string; readonly documentCount: number; write(): WriteOutcome };

/** What is told of a commit, and of one that is committed what became of its documents. */
export type WriteOutcome = { readonly outcome: CommitOutcome; readonly written: readonly Written[] };

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

    function write(): WriteOutcome {
      if (idempotency !== undefined && acts.isKeyTaken(userId, idempotency.key)) return refused('key_taken');
      const lastSeq = acts.lastSeq(userId);
      if (!isAsRead(userId, commit, lastSeq)) return refused('conflict');
      const head = newActHead(commit, lastSeq + 1);
      acts.insert(userId, { head, changesJson, idempotency });
      if (contextIds.length > 1) contexts.releaseNames(userId, contextIds);
      const written: Written[] = [];
      for (const document of documents) {
        const one = document.write(userId);
        if (one === null) return refused('conflict');
        if (one === 'name_taken') return refused(one);
        acts.insertDocument(userId, { seq: head.seq, documentId: document.id, left: one.left });
        written.push(one);
      }
      return { outcome: { status: 'committed', act: head }, written };
    }

    return { userId, documentCount: draft.changes.length, write };
  };
}

function refused(status: Exclude<CommitOutcome['status'], 'committed'>): WriteOutcome {
  return { outcome: { status }, written: [] };
}
