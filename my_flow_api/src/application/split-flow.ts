import { flowChange } from '#src/domain/acts/document-change.ts';
import { flowsSubject } from '#src/domain/acts/subject.ts';
import { splitFlow } from '#src/domain/flows/split-flow.ts';
import { commitChange } from './commit-change.ts';
import type { Dependencies, UseCase } from './dependencies.ts';
import { requireFlow } from './require-documents.ts';

/** Adds steps to a flow, behind those it has. Throws not_found, invalid_state, limit_reached. */
export function createSplitFlow(deps: Dependencies): UseCase<'splitFlow'> {
  return (caller, { params, body }) =>
    commitChange(deps, caller, async (reading) => {
      const flow = await requireFlow(reading, params.flowId);
      const added = body.titles.map((title) => ({ id: reading.ids.next('step'), title, done: false }));
      const split = splitFlow(flow, added, reading.at);
      return { draft: { kind: 'flow.split', subject: flowsSubject([split]), changes: [flowChange(flow, split)] } };
    });
}
