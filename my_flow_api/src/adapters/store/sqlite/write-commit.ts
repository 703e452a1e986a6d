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

type WriteChange = (userId: string) => Written | null;

/** A commit with everything worked out that needs no database. `write` runs inside a transaction; any outcome but `committed` is to be taken back. */
export type PreparedCommit = { write(): CommitOutcome };

/** Turns commits into writes. */
export function createCommitWriter(database: DatabaseSync): (userId: string, commit: Commit) => PreparedCommit {
  const contexts = createContextWriter(database);
  const flows = createFlowWriter(database);
  const preferences = createPreferencesWriter(database);
  const acts = createActWriter(database);

  function prepareChange(change: DocumentChange): WriteChange {
    if (change.entity === 'context') {
      const prepared = contexts.prepare(change);
      return (userId) => contexts.write(userId, prepared);
    }
    if (change.entity === 'flow') {
      const prepared = flows.prepare(change);
      return (userId) => flows.write(userId, prepared);
    }
    const prepared = preferences.prepare(change);
    return (userId) => preferences.write(userId, prepared);
  }

  return (userId, commit) => {
    const { draft, idempotency } = commit;
    const changes = draft.changes.map(toChange);
    const changesJson = JSON.stringify(changes);
    const writes = draft.changes.map(prepareChange);
    const named = draft.changes.flatMap((change) => (change.entity === 'context' && change.after !== null ? [change.after] : []));

    function write(): CommitOutcome {
      if (idempotency !== undefined && acts.isKeyTaken(userId, idempotency.key)) return { status: 'key_taken' };
      const seq = acts.lastSeq(userId) + 1;
      if (draft.lastSeq !== undefined && draft.lastSeq !== seq - 1) return { status: 'conflict' };
      if (!(draft.leansOn ?? []).every((leaned) => acts.isContextAt(userId, leaned.contextId, leaned.version)))
        return { status: 'conflict' };
      if (!(draft.undone ?? []).every((undone) => acts.markUndone(userId, undone, commit.id))) return { status: 'conflict' };
      if (named.length > 1)
        contexts.releaseNames(
          userId,
          named.map((context) => context.id),
        );
      if (named.some((context) => contexts.isNameTaken(userId, context))) return { status: 'name_taken' };
      const head = headOf(commit, seq);
      acts.insert(userId, { head, changesJson, idempotency });
      for (const [index, change] of draft.changes.entries()) {
        const written = writes[index]?.(userId) ?? null;
        if (written === null) return { status: 'conflict' };
        acts.insertDocument(userId, { seq, documentId: change.id, left: written.left });
      }
      return { status: 'committed', act: head };
    }

    return { write };
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
