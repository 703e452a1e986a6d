import type { Context } from 'my_flow_contract';
import type { ActDraft } from '#src/domain/acts/act-draft.ts';
import { contextChange, flowChange } from '#src/domain/acts/document-change.ts';
import { contextSubject } from '#src/domain/acts/subject.ts';
import { moveAllFlows } from '#src/domain/contexts/move-all-flows.ts';
import { trashContext } from '#src/domain/contexts/trash-context.ts';
import { Failure } from '#src/domain/failure.ts';
import type { Reading } from './reading.ts';
import { leaningOn, requireRoom } from './require-documents.ts';

/**
 * Moves every flow of a context behind those of another, and the emptied context into the trash.
 * Throws not_found, invalid_state, limit_reached, and invalid_request when both are the same.
 */
export async function emptyContext(reading: Reading, context: Context, intoId: string): Promise<Omit<ActDraft, 'kind'>> {
  const { store, userId, at } = reading;
  if (intoId === context.id) throw new Failure('invalid_request', 'Name another context for its flows to go to.');
  const trashed = trashContext(context, at);
  const lastSeq = await store.lastSeq(userId);
  const flows = await store.allFlowsOfContext(userId, context.id);
  const comingCount = flows.filter((flow) => flow.trashedAt === null).length;
  const { context: destination } = await requireRoom(reading, intoId, comingCount);
  const into = { contextId: intoId, flows: await store.allFlowsOfContext(userId, intoId) };
  const moved = moveAllFlows(flows, into, at).map(({ before, after }) => flowChange(before, after));
  return {
    subject: contextSubject(context),
    changes: [contextChange(context, trashed), ...moved],
    leansOn: leaningOn(destination),
    lastSeq,
  };
}
