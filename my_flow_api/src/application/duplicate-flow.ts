import { flowChange } from '#src/domain/acts/document-change.ts';
import { flowsSubject } from '#src/domain/acts/subject.ts';
import { duplicateFlow } from '#src/domain/flows/duplicate-flow.ts';
import { refuseTrashedFlow } from '#src/domain/flows/flow-transition.ts';
import { commitChange } from './commit-change.ts';
import type { Dependencies, UseCase } from './dependencies.ts';
import { sourceOf } from './flow-source.ts';
import { placeBehind } from './place-behind.ts';
import { leaningOn, requireFlow, requireRoom } from './require-documents.ts';

/** Copies a flow, open, behind the original. Throws not_found, invalid_state, limit_reached. */
export function createDuplicateFlow(deps: Dependencies): UseCase<'duplicateFlow'> {
  const { store, ids } = deps;
  return (caller, { params }) =>
    commitChange(deps, caller, async (at) => {
      const flow = await requireFlow(store, caller.userId, params.flowId);
      refuseTrashedFlow(flow);
      const context = await requireRoom(store, caller.userId, flow.contextId, 1);
      const id = ids.next('flow');
      const { position, renumbered, lastSeq } = await placeBehind(
        store,
        caller.userId,
        { contextId: flow.contextId, afterId: flow.id, flowId: id },
        at,
      );
      const copy = duplicateFlow(flow, { id, at, position, source: sourceOf(caller.author) }, () => ids.next('step'));
      return {
        draft: {
          kind: 'flow.duplicate',
          subject: flowsSubject([copy]),
          changes: [flowChange(null, copy), ...renumbered],
          leansOn: leaningOn(context),
          ...(lastSeq === undefined ? {} : { lastSeq }),
        },
      };
    });
}
