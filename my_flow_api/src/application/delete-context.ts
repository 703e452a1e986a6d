import type { Context, Instant } from 'my_flow_contract';
import type { ActDraft } from '#src/domain/acts/act-draft.ts';
import { contextChange, flowChange } from '#src/domain/acts/document-change.ts';
import { contextSubject } from '#src/domain/acts/subject.ts';
import { flowsTrashedWith, trashContext } from '#src/domain/contexts/trash-context.ts';
import type { Store } from '#src/ports/store.ts';
import { commitChange } from './commit-change.ts';
import type { Dependencies, UseCase } from './dependencies.ts';
import { emptyContext } from './empty-context.ts';
import { requireContext } from './require-documents.ts';

/**
 * Puts a context into the trash; its flows go behind those of a destination, or into the trash with it.
 * Throws not_found, invalid_state, limit_reached, invalid_request.
 */
export function createDeleteContext(deps: Dependencies): UseCase<'deleteContext'> {
  const { store } = deps;
  return (caller, { params, query }) =>
    commitChange(deps, caller, async (at) => {
      const context = await requireContext(store, caller.userId, params.contextId);
      const parts =
        query.destinationId === undefined
          ? await trashWithFlows(store, caller.userId, context, at)
          : await emptyContext(store, caller.userId, { context, intoId: query.destinationId }, at);
      return { draft: { kind: 'context.delete', ...parts } };
    });
}

async function trashWithFlows(store: Store, userId: string, context: Context, at: Instant): Promise<Omit<ActDraft, 'kind'>> {
  const trashed = trashContext(context, at);
  const lastSeq = await store.lastSeq(userId);
  const flows = flowsTrashedWith(await store.allFlowsOfContext(userId, context.id), at);
  const changes = [contextChange(context, trashed), ...flows.map(({ before, after }) => flowChange(before, after))];
  return { subject: contextSubject(context), changes, lastSeq };
}
