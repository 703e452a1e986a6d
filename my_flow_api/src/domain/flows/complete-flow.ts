import type { Flow } from 'my_flow_contract';
import { Failure } from '#src/domain/failure.ts';
import type { LocalNow } from '#src/domain/time/local-now.ts';
import { changedFlow, type FlowTransition, refuseTrashedFlow } from './flow-transition.ts';
import { advanceRecurrence } from './next-occurrence.ts';

/** The flow, done. A recurring one that will come again passes its rule on to the next occurrence. Throws invalid_state. */
export function completeFlow(flow: Flow, now: LocalNow): FlowTransition {
  refuseTrashedFlow(flow);
  if (flow.state === 'done') return { already: `“${flow.title}” is done already.` };
  if (flow.state === 'archived') throw new Failure('invalid_state', `“${flow.title}” is in the archive: open it first.`);
  const recurrence = comesAgain(flow, now) ? null : flow.recurrence;
  return changedFlow(flow, { state: 'done', completedAt: now.at, parkedUntilDay: null, wakesAt: null, recurrence }, now.at);
}

function comesAgain(flow: Flow, { at, zone }: LocalNow): boolean {
  return flow.recurrence !== null && advanceRecurrence(flow.recurrence, flow.due, { completedAt: at, zone }) !== null;
}
