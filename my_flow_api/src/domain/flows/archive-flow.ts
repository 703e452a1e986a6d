import type { Flow, Instant } from 'my_flow_contract';
import { changedFlow, type FlowTransition, refuseTrashedFlow } from './flow-transition.ts';

/** A flow in the archive; when it was done it keeps the instant. Throws invalid_state. */
export function archiveFlow(flow: Flow, at: Instant): FlowTransition {
  refuseTrashedFlow(flow);
  if (flow.state === 'archived') return { already: `“${flow.title}” is in the archive already.` };
  return changedFlow(flow, { state: 'archived', parkedUntilDay: null, wakesAt: null }, at);
}
