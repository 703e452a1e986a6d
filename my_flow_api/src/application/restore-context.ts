import { contextChange, flowChange } from '#src/domain/acts/document-change.ts';
import { contextSubject } from '#src/domain/acts/subject.ts';
import { refuseTooManyContexts } from '#src/domain/contexts/new-context.ts';
import { flowsRestoredWith, restoreContext } from '#src/domain/contexts/restore-context.ts';
import { commitChange } from './commit-change.ts';
import type { Dependencies, UseCase } from './dependencies.ts';
import { requireContext } from './require-documents.ts';

/**
 * Brings a context back from the archive, or from the trash together with the flows that went there with it.
 * Throws not_found, invalid_state, name_taken, limit_reached.
 */
export function createRestoreContext(deps: Dependencies): UseCase<'restoreContext'> {
  return (caller, { params }) =>
    commitChange(deps, caller, async ({ at, ...owner }) => {
      const context = await requireContext(owner, params.contextId);
      const restored = restoreContext(context, at);
      const change = contextChange(context, restored);
      const draft = { kind: 'context.restore', subject: contextSubject(restored) } as const;
      if (context.trashedAt === null) return { draft: { ...draft, changes: [change] } };
      refuseTooManyContexts(await owner.store.countContexts(owner.userId), 1);
      const flows = flowsRestoredWith(context, await owner.store.allFlowsOfContext(owner.userId, context.id), at);
      return { draft: { ...draft, changes: [change, ...flows.map(({ before, after }) => flowChange(before, after))] } };
    });
}
