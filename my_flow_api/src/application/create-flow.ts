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
  return (caller, { body }) =>
    commitChange(deps, caller, async (reading) => {
      const { context, firstPosition } = await requireRoom(reading, body.contextId, 1);
      const id = reading.ids.next('flow');
      const [position = ''] = firstPositions(firstPosition, [id]);
      const flow = newFlow(body, { id, at: reading.at, position, source: sourceOf(caller.author) });
      return {
        draft: { kind: 'flow.create', subject: flowsSubject([flow]), changes: [flowChange(null, flow)], leansOn: leaningOn(context) },
      };
    });
}
