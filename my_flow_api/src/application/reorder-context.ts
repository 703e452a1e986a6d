import { contextChange } from '#src/domain/acts/document-change.ts';
import { contextSubject } from '#src/domain/acts/subject.ts';
import { changedContext, refuseTrashedContext } from '#src/domain/contexts/changed-context.ts';
import { Failure } from '#src/domain/failure.ts';
import { placeInList } from '#src/domain/order/place-in-list.ts';
import { allContexts } from './all-contexts.ts';
import { commitChange } from './commit-change.ts';
import type { Dependencies, UseCase } from './dependencies.ts';
import { renumberedContexts } from './renumbered-contexts.ts';
import { requireContext } from './require-documents.ts';

/** Puts a context behind another, or before all. Throws not_found, invalid_state, invalid_request. */
export function createReorderContext(deps: Dependencies): UseCase<'reorderContext'> {
  return (caller, { params, body }) =>
    commitChange(deps, caller, async (reading) => {
      const context = await requireContext(reading, params.contextId);
      refuseTrashedContext(context);
      if (body.afterId === context.id)
        throw new Failure('invalid_request', 'A context cannot come after itself: name the one before its new place.');
      const all = await allContexts(reading);
      const others = all.filter(({ id }) => id !== context.id);
      const index = others.findIndex(({ id }) => id === body.afterId) + 1;
      if (index === 0 && body.afterId !== null) throw new Failure('not_found', `There is no context ${body.afterId}.`);
      if (all[index]?.id === context.id) return { unchanged: { entity: 'context', document: context } };
      const positions = placeInList(others, index, [context.id]);
      const moved = changedContext(context, { position: positions.get(context.id) ?? context.position }, reading.at);
      const changes = [contextChange(context, moved), ...renumberedContexts(others, positions, reading.at)];
      return { draft: { kind: 'context.reorder', subject: contextSubject(moved), changes } };
    });
}
