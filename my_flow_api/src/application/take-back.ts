import type { Act, ActHead, Change, Context, Flow } from 'my_flow_contract';
import type { ActDraft, DocumentChange } from '#src/domain/acts/act-draft.ts';
import { findLaterAct } from '#src/domain/acts/find-later-act.ts';
import { closedContextIds, findObstacle } from '#src/domain/acts/find-obstacle.ts';
import { type CurrentDocuments, changedSince, invertChange } from '#src/domain/acts/invert-change.ts';
import { Failure } from '#src/domain/failure.ts';
import type { Owner, Reading } from './reading.ts';
import { leaningOn } from './require-documents.ts';
import { requireRoomToReturn } from './require-room-to-return.ts';

/** A document with more later acts than these is not looked through any further. */
const laterActsMax = 50;

/**
 * What takes one act back, an undo among them, whole or not at all. Throws act_conflict, naming the later act, when it would overwrite what that one
 * did, or when a flow would be left without a context; and limit_reached when there is no room any more for what would come back.
 */
export async function takeBack(reading: Reading, act: Act): Promise<Omit<ActDraft, 'kind' | 'undone'>> {
  const lastSeq = await reading.store.lastSeq(reading.userId);
  const current = await currentDocuments(reading, act);
  const changes: DocumentChange[] = [];
  for (const change of act.changes) {
    changes.push(invertChange(change, current, reading) ?? (await invertAll(reading, { act, change }, current)));
  }
  const closedIds = closedContextIds(changes);
  const around = await surroundings(reading, changes, closedIds);
  const obstacle = findObstacle(changes, around);
  if (obstacle !== null) throw await conflictOn(reading, act, obstacle.documentId);
  await requireRoomToReturn(reading, changes, around.contexts);
  const leansOn = leaningOn(...around.contexts.filter(({ id }) => !current.contexts.has(id)));
  // Only where a context goes could a flow that arrives at this moment be left behind.
  return { changes, subject: subjectOf(act), undoes: act.id, leansOn, ...(closedIds.length > 0 ? { lastSeq } : {}) };
}

/** That of the act, with its kind: whoever is told of the undo need not know the act. That of an undo is what it took back. */
function subjectOf({ subject, kind }: Act): ActDraft['subject'] {
  return kind === 'undo' || kind === 'redo' ? subject : { ...subject, kind };
}

/** Takes a change back whose fields are no longer as they were left, if nobody's work is in the way. */
async function invertAll(
  { store, userId, at }: Reading,
  { act, change }: { readonly act: Act; readonly change: Change },
  current: CurrentDocuments,
): Promise<DocumentChange> {
  const later = await store.listActsOn(userId, change.id, { after: act.seq, limit: laterActsMax });
  const [newest] = later;
  const obstacle = findLaterAct(change, later, changedSince(change, current)) ?? (later.length === laterActsMax ? newest : undefined);
  const inverse = obstacle === undefined ? invertChange(change, current, { at, regardless: true }) : null;
  if (inverse === null) throw conflictWith(obstacle ?? null);
  return inverse;
}

async function currentDocuments({ store, userId }: Owner, act: Act): Promise<CurrentDocuments> {
  const idsOf = (entity: 'context' | 'flow') => act.changes.filter((change) => change.entity === entity).map((change) => change.id);
  const [contexts, flows, preferences] = await Promise.all([
    store.getContexts(userId, idsOf('context')),
    store.getFlows(userId, idsOf('flow')),
    store.getPreferences(userId),
  ]);
  return { contexts: byId(contexts), flows: byId(flows), preferences };
}

async function surroundings(
  { store, userId }: Owner,
  changes: readonly DocumentChange[],
  closedIds: readonly string[],
): Promise<{ contexts: Context[]; flows: Flow[] }> {
  const flows = (await Promise.all(closedIds.map((contextId) => store.allFlowsOfContext(userId, contextId)))).flat();
  const changed = changes.flatMap((change) => (change.entity === 'flow' && change.after !== null ? [change.after] : []));
  const contextIds = new Set([...changed, ...flows].map((flow) => flow.contextId));
  return { contexts: contextIds.size > 0 ? await store.getContexts(userId, [...contextIds]) : [], flows };
}

async function conflictOn({ store, userId }: Owner, act: Act, documentId: string): Promise<Failure> {
  return conflictWith(await store.newestActOn(userId, documentId, act.seq));
}

function conflictWith(later: ActHead | null): Failure {
  if (later === null) {
    return new Failure('act_conflict', 'What it was about is gone for good from the trash, so it cannot be taken back.');
  }
  return new Failure('act_conflict', `“${later.subject.title}” was changed later: take that back first.`, {
    actId: later.id,
    kind: later.kind,
    title: later.subject.title,
  });
}

function byId<Document extends { id: string }>(documents: readonly Document[]): Map<string, Document> {
  return new Map(documents.map((document) => [document.id, document]));
}
