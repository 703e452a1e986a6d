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
  return (caller, { params }) =>
    commitChange(deps, caller, async (reading) => {
      const { ids, at } = reading;
      const flow = await requireFlow(reading, params.flowId);
      refuseTrashedFlow(flow);
      const { context } = await requireRoom(reading, flow.contextId, 1);
      const id = ids.next('flow');
      const { position, renumbered, lastSeq } = await placeBehind(reading, { contextId: context.id, afterId: flow.id, flowId: id });
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
