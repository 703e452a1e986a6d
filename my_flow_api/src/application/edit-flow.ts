import { flowChange } from '#src/domain/acts/document-change.ts';
import { flowsSubject } from '#src/domain/acts/subject.ts';
import { editFlow } from '#src/domain/flows/edit-flow.ts';
import { isAlready } from '#src/domain/flows/flow-transition.ts';
import { commitChange } from './commit-change.ts';
import type { Dependencies, UseCase } from './dependencies.ts';
import { requireFlow, requireVersion } from './require-documents.ts';

/** Edits fields of a flow: null clears, absent leaves. Throws not_found, version_mismatch, invalid_state, invalid_request. */
export function createEditFlow(deps: Dependencies): UseCase<'editFlow'> {
  return (caller, { params, body }) =>
    commitChange(deps, caller, async (reading) => {
      const flow = await requireFlow(reading, params.flowId);
      requireVersion(caller, flow);
      const edited = editFlow(flow, body, reading.at);
      if (isAlready(edited)) return { unchanged: { entity: 'flow', document: flow } };
      return { draft: { kind: 'flow.edit', subject: flowsSubject([edited]), changes: [flowChange(flow, edited)] } };
    });
}
