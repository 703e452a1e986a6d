import type { Act, Context, Flow } from 'my_flow_contract';
import type { ActDraft, DocumentChange } from '#src/domain/acts/act-draft.ts';
import { closedContextIds, findObstacle } from '#src/domain/acts/find-obstacle.ts';
import { type CurrentDocuments, invertChange } from '#src/domain/acts/invert-change.ts';
import { Failure } from '#src/domain/failure.ts';
import type { Owner, Reading } from './reading.ts';
import { leaningOn } from './require-documents.ts';

/**
 * What takes one act back, an undo among them, whole or not at all. Throws act_conflict, naming the later act, when a field is no longer as the
 * act left it, or when a flow would be left without a context.
 */
export async function takeBack(reading: Reading, act: Act): Promise<Omit<ActDraft, 'kind' | 'undone'>> {
  const lastSeq = await reading.store.lastSeq(reading.userId);
  const current = await currentDocuments(reading, act);
  const changes: DocumentChange[] = [];
  for (const change of act.changes) {
    const inverse = invertChange(change, current, reading.at);
    if (inverse === null) throw await conflictOn(reading, act, change.id);
    changes.push(inverse);
  }
  const closedIds = closedContextIds(changes);
  const around = await surroundings(reading, changes, closedIds);
  const obstacle = findObstacle(changes, around);
  if (obstacle !== null) throw await conflictOn(reading, act, obstacle.documentId);
  const leansOn = leaningOn(...around.contexts.filter(({ id }) => !current.contexts.has(id)));
  // Only where a context goes could a flow that arrives at this moment be left behind.
  return { changes, subject: act.subject, undoes: act.id, leansOn, ...(closedIds.length > 0 ? { lastSeq } : {}) };
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
  const later = await store.newestActOn(userId, documentId, act.seq);
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
