import { flowChange } from '#src/domain/acts/document-change.ts';
import { flowsSubject } from '#src/domain/acts/subject.ts';
import { newFlow } from '#src/domain/flows/new-flow.ts';
import { commitChange } from './commit-change.ts';
import type { Dependencies, UseCase } from './dependencies.ts';
import { firstPositions } from './first-positions.ts';
import { sourceOf } from './flow-source.ts';
import { leaningOn, requireRoom } from './require-documents.ts';

/** Creates a flow before the others of its context. Throws not_found, invalid_state, limit_reached, invalid_request. */
export function createCreateFlow(deps: Dependencies): UseCase<'createFlow'> {
  const { store, ids } = deps;
  return (caller, { body }) =>
    commitChange(deps, caller, async (at) => {
      const context = await requireRoom(store, caller.userId, body.contextId, 1);
      const id = ids.next('flow');
      const [position = ''] = await firstPositions(store, caller.userId, context.id, [id]);
      const flow = newFlow(body, { id, at, position, source: sourceOf(caller.author) });
      return {
        draft: { kind: 'flow.create', subject: flowsSubject([flow]), changes: [flowChange(null, flow)], leansOn: leaningOn(context) },
      };
    });
}
