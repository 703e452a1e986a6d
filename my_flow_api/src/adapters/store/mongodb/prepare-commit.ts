import type { Document } from 'mongodb';
import { defaultPreferences, type Preferences } from 'my_flow_contract';
import type { DocumentChange } from '#src/domain/acts/act-draft.ts';
import { newActHead } from '#src/domain/acts/act-head.ts';
import { toChange } from '#src/domain/acts/field-diff.ts';
import type { Commit } from '#src/ports/store.ts';
import { actDocument } from './act-document.ts';
import { contextFields } from './context-fields.ts';
import { flowFields, flowPlace, wordsOf } from './flow-fields.ts';
import { keyOf, personId } from './layout.ts';
import { insertOf, storedDocument, type UpdateStatement, updateOf } from './stored-change.ts';

/** One statement of a `delete` command; it has to find its document. */
export type DeleteStatement = { readonly q: Document; readonly limit: 1 };

/** Everything that a commit writes. */
export type PreparedCommit = {
  readonly userId: string;
  readonly commit: Commit;
  /**
   * What it writes in this order, once the number of its act is known; each has to do something. The person's number comes first, so that of two commits of
   * one person one waits for nothing and is told of the other at once.
   */
  updatesWith(lastSeq: number): readonly UpdateStatement[];
  /** What goes behind that. */
  readonly deletes: readonly DeleteStatement[];
};

/** Works out what a commit writes, as far as that needs no database. */
export function prepareCommit(userId: string, commit: Commit): PreparedCommit {
  const { draft, idempotency } = commit;
  const changes = draft.changes.map(toChange);
  const moved = draft.changes.flatMap(movedOut);
  const contexts = contextStatements(userId, commit);
  const marks = markStatements(userId, commit);
  const flows = flowStatements(userId, draft.changes);
  const preferences = draft.changes.find(isOfPreferences);
  return {
    userId,
    commit,
    updatesWith: (lastSeq) => [
      personUpdate(userId, lastSeq, preferences),
      ...contexts,
      ...marks,
      insertOf(actDocument(userId, { head: newActHead(commit, lastSeq + 1), changes, idempotency, moved })),
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
 * Moves the person's number on, if it is still the one given; with it the preferences. Those of a person who never changed any are not stored, and have the
 * version of the default ones.
 */
function personUpdate(userId: string, lastSeq: number, preferences: PreferencesChange | undefined): UpdateStatement {
  const version = preferences?.before?.version ?? defaultPreferences.version;
  const expected = version === defaultPreferences.version ? { $in: [null, version] } : version;
  const after = preferences?.after ?? null;
  return {
    q: {
      userId,
      kind: 'person',
      id: personId,
      seq: lastSeq,
      ...(preferences === undefined ? {} : { preferencesVersion: expected }),
    },
    u: {
      $set: { seq: lastSeq + 1, ...(after === null ? {} : preferenceFields(after)) },
      ...(preferences !== undefined && after === null ? { $unset: { preferences: '', preferencesVersion: '' } } : {}),
      $setOnInsert: { _id: keyOf(userId, personId) },
    },
    upsert: lastSeq === 0,
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

/** The place that a change takes a flow out of; none for one that stays where it is. */
function movedOut(change: DocumentChange) {
  if (change.entity !== 'flow' || change.before === null) return [];
  const place = flowPlace(change.before);
  const next = change.after === null ? null : flowPlace(change.after);
  const stays = next !== null && next.contextId === place.contextId && next.list === place.list && next.key === place.key;
  return stays ? [] : [{ id: change.id, ...place }];
}
