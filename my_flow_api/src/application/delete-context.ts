import type { Context } from 'my_flow_contract';
import type { ActDraft } from '#src/domain/acts/act-draft.ts';
import { contextChange, flowChange } from '#src/domain/acts/document-change.ts';
import { contextSubject } from '#src/domain/acts/subject.ts';
import { flowsTrashedWith, trashContext } from '#src/domain/contexts/trash-context.ts';
import { commitChange } from './commit-change.ts';
import type { Dependencies, UseCase } from './dependencies.ts';
import { emptyContext } from './empty-context.ts';
import type { Reading } from './reading.ts';
import { requireContext } from './require-documents.ts';

/**
 * Puts a context into the trash; its flows go behind those of a destination, or into the trash with it.
 * Throws not_found, invalid_state, limit_reached, invalid_request.
 */
export function createDeleteContext(deps: Dependencies): UseCase<'deleteContext'> {
  return (caller, { params, query }) =>
    commitChange(deps, caller, async (reading) => {
      const context = await requireContext(reading, params.contextId);
      const parts =
        query.destinationId === undefined
          ? await trashWithFlows(reading, context)
          : await emptyContext(reading, context, query.destinationId);
      return { draft: { kind: 'context.delete', ...parts } };
    });
}

async function trashWithFlows({ store, userId, at }: Reading, context: Context): Promise<Omit<ActDraft, 'kind'>> {
  const trashed = trashContext(context, at);
  const lastSeq = await store.lastSeq(userId);
  const flows = flowsTrashedWith(await store.allFlowsOfContext(userId, context.id), at);
  const changes = [contextChange(context, trashed), ...flows.map(({ before, after }) => flowChange(before, after))];
  return { subject: contextSubject(context), changes, lastSeq };
}
