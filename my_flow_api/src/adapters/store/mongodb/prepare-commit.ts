import type { Document } from 'mongodb';
import { defaultPreferences, type Preferences } from 'my_flow_contract';
import type { DocumentChange } from '#src/domain/acts/act-draft.ts';
import { newActHead } from '#src/domain/acts/act-head.ts';
import { toChange } from '#src/domain/acts/field-diff.ts';
import type { Commit } from '#src/ports/store.ts';
import { actDocument } from './act-document.ts';
import { contextFields } from './context-fields.ts';
import { flowFields, flowPlace, wordsOf } from './flow-fields.ts';
import { personId } from './layout.ts';
import { storedDocument, type UpdateStatement, updateOf } from './stored-change.ts';

/** What one collection gets, in this order; each has to find, or not to find, its document. */
export type CollectionWrites = {
  readonly inserts: readonly Document[];
  readonly updates: readonly UpdateStatement[];
  readonly deletes: readonly { readonly q: Document; readonly limit: 1 }[];
};

/** Everything that a commit writes, once the number of its act is known. */
export type PreparedCommit = {
  readonly userId: string;
  readonly commit: Commit;
  readonly people: CollectionWrites;
  readonly flows: CollectionWrites;
  /** Marks on acts that the new one undoes or redoes. */
  readonly marks: readonly UpdateStatement[];
  actWith(seq: number): Document;
  /** Moves the person's number on, if it is still the one given; with it the preferences. */
  personWith(lastSeq: number): UpdateStatement & { readonly upsert: boolean };
};

/** Works out what a commit writes, as far as that needs no database. */
export function prepareCommit(userId: string, commit: Commit): PreparedCommit {
  const { draft, idempotency } = commit;
  const changes = draft.changes.map(toChange);
  const moved = draft.changes.flatMap(movedOut);
  return {
    userId,
    commit,
    people: peopleWrites(userId, commit),
    flows: flowWrites(userId, draft.changes),
    marks: (draft.undone ?? []).map(({ actId, was, by }) => ({
      q: { userId, id: actId, undoneBy: was },
      u: { $set: { undoneBy: by === 'this' ? commit.id : null } },
    })),
    actWith: (seq) => actDocument(userId, { head: newActHead(commit, seq), changes, idempotency, moved }),
    personWith: (lastSeq) => personUpdate(userId, lastSeq, draft.changes.find(isOfPreferences)),
  };
}

type PreferencesChange = Extract<DocumentChange, { entity: 'preferences' }>;

function isOfPreferences(change: DocumentChange): change is PreferencesChange {
  return change.entity === 'preferences';
}

/** Those of a person who never changed any are not stored, and have the version of the default ones. */
function personUpdate(userId: string, lastSeq: number, preferences: PreferencesChange | undefined): UpdateStatement & { upsert: boolean } {
  const version = preferences?.before?.version ?? defaultPreferences.version;
  const expected = version === defaultPreferences.version ? { $in: [null, version] } : version;
  const after = preferences?.after ?? null;
  return {
    q: {
      userId,
      id: personId,
      seq: lastSeq,
      ...(preferences === undefined ? {} : { preferencesVersion: expected }),
    },
    u: {
      $set: { seq: lastSeq + 1, ...(after === null ? {} : preferenceFields(after)) },
      ...(preferences !== undefined && after === null ? { $unset: { preferences: '', preferencesVersion: '' } } : {}),
      $setOnInsert: { _id: `${userId} ${personId}` },
    },
    upsert: lastSeq === 0,
  };
}

function preferenceFields(preferences: Preferences): Document {
  return { preferences: JSON.stringify(preferences), preferencesVersion: preferences.version };
}

/** Contexts that are leaned on are matched and left as they are. Names are given up first, so that two contexts may swap theirs. */
function peopleWrites(userId: string, { draft }: Commit): CollectionWrites {
  const changes = draft.changes.filter((change) => change.entity === 'context');
  const leaned = (draft.leansOn ?? []).map(({ contextId, version }) => ({
    q: { userId, id: contextId, version },
    u: { $set: { version } },
  }));
  const edited = changes.flatMap(({ before, after }) => (before === null || after === null ? [] : [{ before, after }]));
  const renamed = changes.length > 1 ? changes.flatMap(({ before }) => before ?? []) : [];
  return {
    inserts: changes.flatMap(({ before, after }) =>
      before === null && after !== null ? [storedDocument(userId, after, contextFields(after))] : [],
    ),
    updates: [
      ...leaned,
      ...renamed.map(({ id, version }) => ({ q: { userId, id, version }, u: { $unset: { nameKey: '' } } })),
      ...edited.map(({ before, after }) => {
        const { nameKey, ...was } = contextFields(before);
        const isKept = renamed.length === 0 && nameKey !== undefined;
        return updateOf(userId, { before, after }, { was: isKept ? { ...was, nameKey } : was, is: contextFields(after) });
      }),
    ],
    deletes: changes.flatMap(({ before, after }) => (before !== null && after === null ? [deleteOf(userId, before)] : [])),
  };
}

function flowWrites(userId: string, all: readonly DocumentChange[]): CollectionWrites {
  const changes = all.filter((change) => change.entity === 'flow');
  return {
    inserts: changes.flatMap(({ before, after }) =>
      before === null && after !== null ? [storedDocument(userId, after, { ...flowFields(after), terms: wordsOf(null, after) ?? [] })] : [],
    ),
    updates: changes.flatMap(({ before, after }) => {
      if (before === null || after === null) return [];
      const terms = wordsOf(before, after);
      const is = { ...flowFields(after), ...(terms === null ? {} : { terms }) };
      return [updateOf(userId, { before, after }, { was: flowFields(before), is })];
    }),
    deletes: changes.flatMap(({ before, after }) => (before !== null && after === null ? [deleteOf(userId, before)] : [])),
  };
}

function deleteOf(userId: string, { id, version }: { readonly id: string; readonly version: number }): CollectionWrites['deletes'][number] {
  return { q: { userId, id, version }, limit: 1 };
}

/** The place that a change takes a flow out of; none for one that stays where it is. */
function movedOut(change: DocumentChange) {
  if (change.entity !== 'flow' || change.before === null) return [];
  const place = flowPlace(change.before);
  const next = change.after === null ? null : flowPlace(change.after);
  const stays = next !== null && next.contextId === place.contextId && next.list === place.list && next.key === place.key;
  return stays ? [] : [{ id: change.id, ...place }];
}
