import { commitChange } from './commit-change.ts';
import type { Dependencies, UseCase } from './dependencies.ts';
import { emptyContext } from './empty-context.ts';
import { requireContext } from './require-documents.ts';

/** Moves all flows of a context behind those of another, and the context into the trash. Throws not_found, invalid_state, limit_reached, invalid_request. */
export function createMergeContext(deps: Dependencies): UseCase<'mergeContext'> {
  return (caller, { params, body }) =>
    commitChange(deps, caller, async (reading) => {
      const context = await requireContext(reading, params.contextId);
      return { draft: { kind: 'context.merge', ...(await emptyContext(reading, context, body.intoId)) } };
    });
}
