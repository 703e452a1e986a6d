import { type Day, dayInZone, type Flow } from 'my_flow_contract';
import { Failure } from '#src/domain/failure.ts';
import { startOfDay } from '#src/domain/time/day-frame.ts';
import type { LocalNow } from '#src/domain/time/local-now.ts';
import { changedFlow, type FlowTransition, refuseTrashedFlow } from './flow-transition.ts';

/** A flow that wakes at the start of a day in the person's zone, or not by itself when the day is null. Throws invalid_state, and invalid_request for a day that is not to come. */
export function parkFlow(flow: Flow, untilDay: Day | null, { at, zone }: LocalNow): FlowTransition {
  refuseTrashedFlow(flow);
  if (flow.state !== 'open' && flow.state !== 'parked') {
    throw new Failure('invalid_state', `“${flow.title}” is ${flow.state}: open it before parking it.`);
  }
  if (untilDay !== null && untilDay <= dayInZone(at, zone))
    throw new Failure('invalid_request', 'Park it until a day that is still to come.');
  if (flow.state === 'parked' && flow.parkedUntilDay === untilDay) return { already: `“${flow.title}” is parked like that already.` };
  const wakesAt = untilDay === null ? null : startOfDay(untilDay, zone);
  return changedFlow(flow, { state: 'parked', parkedUntilDay: untilDay, wakesAt }, at);
}
