import type { Document } from 'mongodb';
import { defaultPreferences, type Preferences } from 'my_flow_contract';
import type { DocumentChange } from '#src/domain/acts/act-draft.ts';
import { newActHead } from '#src/domain/acts/act-head.ts';
import { toChange } from '#src/domain/acts/field-diff.ts';
import type { Commit } from '#src/ports/store.ts';
import { actDocument } from './act-document.ts';
import { contextFields } from './context-fields.ts';
import { flowFields, placeLeft, wordsOf } from './flow-fields.ts';
import { keyOf, personId } from './layout.ts';
import { insertOf, storedDocument, type UpdateStatement, updateOf } from './stored-change.ts';

/** The number of the person's newest act, and its id where the commit is to come behind that very one. */
export type LastAct = { readonly seq: number; readonly id?: string | undefined };

/** One statement of a `delete` command; it has to find its document. */
export type DeleteStatement = { readonly q: Document; readonly limit: 1 };

/** Everything that a commit writes. */
export type PreparedCommit = {
  readonly userId: string;
  readonly commit: Commit;
  /**
   * What it writes in this order, once it is known what it comes behind; each has to do something. The person's number comes first, so that of two commits
   * of one person one waits for nothing and is told of the other at once.
   */
  updatesBehind(last: LastAct): readonly UpdateStatement[];
  /** What goes behind that. */
  readonly deletes: readonly DeleteStatement[];
};

/** Works out what a commit writes, as far as that needs no database. */
export function prepareCommit(userId: string, commit: Commit): PreparedCommit {
  const { draft, idempotency } = commit;
  const changes = draft.changes.map(toChange);
  const moved = draft.changes.flatMap((change) => {
    const left = placeLeft(change);
    return left === null ? [] : [{ id: change.id, ...left }];
  });
  const contexts = contextStatements(userId, commit);
  const marks = markStatements(userId, commit);
  const flows = flowStatements(userId, draft.changes);
  const preferences = draft.changes.find(isOfPreferences);
  return {
    userId,
    commit,
    updatesBehind: (last) => [
      personUpdate({ userId, last, actId: commit.id }, preferences),
      ...contexts,
      ...marks,
      insertOf(actDocument(userId, { head: newActHead(commit, last.seq + 1), changes, idempotency, moved })),
      ...flows,
    ],
    deletes: draft.changes.flatMap((change) => deleteOf(userId, change)),
  };
}

type PreferencesChange = Extract<DocumentChange, { entity: 'preferences' }>;

function isOfPreferences(change: DocumentChange): change is PreferencesChange {
  return change.entity === 'preferences';
}

/**
 * Moves the person's number and newest act on, if they are still the ones given; with them the preferences. Those of a person who never changed any are not stored, and have the
 * version of the default ones.
 */
function personUpdate(
  { userId, last, actId }: { readonly userId: string; readonly last: LastAct; readonly actId: string },
  preferences: PreferencesChange | undefined,
): UpdateStatement {
  const version = preferences?.before?.version ?? defaultPreferences.version;
  const expected = version === defaultPreferences.version ? { $in: [null, version] } : version;
  const after = preferences?.after ?? null;
  return {
    q: {
      userId,
      kind: 'person',
      id: personId,
      seq: last.seq,
      ...(last.id === undefined ? {} : { act: last.id }),
      ...(preferences === undefined ? {} : { preferencesVersion: expected }),
    },
    u: {
      $set: { seq: last.seq + 1, act: actId, ...(after === null ? {} : preferenceFields(after)) },
      ...(preferences !== undefined && after === null ? { $unset: { preferences: '', preferencesVersion: '' } } : {}),
      $setOnInsert: { _id: keyOf(userId, personId) },
    },
    upsert: last.seq === 0,
  };
}

function preferenceFields(preferences: Preferences): Document {
  return { preferences: JSON.stringify(preferences), preferencesVersion: preferences.version };
}

/** Contexts that are leaned on are matched and left as they are. Names are given up first, so that contexts may swap theirs, or take that of one that goes. */
function contextStatements(userId: string, { draft }: Commit): UpdateStatement[] {
  const place = { userId, kind: 'context' } as const;
  const changes = draft.changes.filter((change) => change.entity === 'context');
  const leaned = (draft.leansOn ?? []).map(({ contextId, version }) => ({
    q: { ...place, id: contextId, version },
    u: { $set: { version } },
  }));
  const renamed = changes.length > 1 ? changes.flatMap(({ before }) => before ?? []) : [];
  const written = changes.flatMap(({ before, after }) => {
    if (after === null) return [];
    const is = contextFields(after);
    if (before === null) return [insertOf(storedDocument(userId, 'context', { document: after, fields: is }))];
    const { nameKey, ...was } = contextFields(before);
    const isKept = renamed.length === 0 && nameKey !== undefined;
    return [updateOf(place, { before, after }, { was: isKept ? { ...was, nameKey } : was, is })];
  });
  const givenUp = renamed.map(({ id, version }) => ({ q: { ...place, id, version }, u: { $unset: { nameKey: '' } } }));
  return [...leaned, ...givenUp, ...written];
}

/** Marks on acts that the new one undoes or redoes. */
function markStatements(userId: string, { id, draft }: Commit): UpdateStatement[] {
  return (draft.undone ?? []).map(({ actId, was, by }) => ({
    q: { userId, kind: 'act', id: actId, undoneBy: was },
    u: { $set: { undoneBy: by === 'this' ? id : null } },
  }));
}

function flowStatements(userId: string, changes: readonly DocumentChange[]): UpdateStatement[] {
  return changes.flatMap((change) => {
    if (change.entity !== 'flow' || change.after === null) return [];
    const { before, after } = change;
    const terms = wordsOf(before, after);
    const is = { ...flowFields(after), ...(terms === null ? {} : { terms }) };
    if (before === null) return [insertOf(storedDocument(userId, 'flow', { document: after, fields: is }))];
    return [updateOf({ userId, kind: 'flow' }, { before, after }, { was: flowFields(before), is })];
  });
}

function deleteOf(userId: string, { entity, before, after }: DocumentChange): DeleteStatement[] {
  if (entity === 'preferences' || before === null || after !== null) return [];
  return [{ q: { userId, kind: entity, id: before.id, version: before.version }, limit: 1 }];
}
