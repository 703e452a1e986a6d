import type { Flow, FlowBulk } from 'my_flow_contract';
import { flowChange } from '#src/domain/acts/document-change.ts';
import { flowsSubject } from '#src/domain/acts/subject.ts';
import { Failure } from '#src/domain/failure.ts';
import { isAlready } from '#src/domain/flows/flow-transition.ts';
import { type ChangeAnswer, commitChange } from './commit-change.ts';
import type { Caller, Dependencies } from './dependencies.ts';
import { nextOccurrences } from './next-occurrences.ts';
import { type PreparedAction, prepareFlowAction } from './prepare-flow-action.ts';
import { leaningOn, requireFlows } from './require-documents.ts';

/**
 * Does one thing to one or several flows as one act, whole or not at all. Flows that are as they shall be already are passed over; when all are,
 * or when one cannot be brought there, it throws invalid_state. Throws not_found, limit_reached and invalid_request as well.
 */
export function actOnFlows(deps: Dependencies, caller: Caller, { flowIds, action }: FlowBulk): Promise<ChangeAnswer> {
  return commitChange(deps, caller, async (reading) => {
    const flows = await requireFlows(reading, flowIds);
    const prepared = await prepareFlowAction(reading, action, flows);
    const changed = changedPairs(flows, prepared.apply);
    const next = await nextOccurrences(reading, action.type === 'complete' ? changed.map(({ before }) => before) : []);
    return {
      draft: {
        kind: prepared.kind,
        subject: flowsSubject(changed.map(({ after }) => after)),
        changes: [...changed.map(({ before, after }) => flowChange(before, after)), ...next.flows.map((flow) => flowChange(null, flow))],
        leansOn: [...leaningOn(...prepared.contexts), ...next.leansOn],
      },
    };
  });
}

function changedPairs(flows: readonly Flow[], apply: PreparedAction['apply']): { before: Flow; after: Flow }[] {
  let words = '';
  const pairs = flows.flatMap((before) => {
    const after = apply(before);
    if (!isAlready(after)) return [{ before, after }];
    words ||= after.already;
    return [];
  });
  if (pairs.length === 0) throw new Failure('invalid_state', words);
  return pairs;
}
