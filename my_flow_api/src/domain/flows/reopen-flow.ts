import type { Flow, Instant } from 'my_flow_contract';
import { changedFlow, type FlowTransition, refuseTrashedFlow } from './flow-transition.ts';

/** A done, parked or archived flow, open again. Throws invalid_state. */
export function reopenFlow(flow: Flow, at: Instant): FlowTransition {
  refuseTrashedFlow(flow);
  if (flow.state === 'open') return { already: `“${flow.title}” is open already.` };
  return changedFlow(flow, { state: 'open', completedAt: null, parkedUntilDay: null, wakesAt: null }, at);
}
