import type { Flow, Instant } from 'my_flow_contract';
import { changedFlow, type FlowTransition, refuseTrashedFlow } from './flow-transition.ts';

/** A flow at a place of its own or another context. Throws invalid_state. */
export function moveFlow(flow: Flow, to: { readonly contextId: string; readonly position: string }, at: Instant): Flow {
  refuseTrashedFlow(flow);
  return changedFlow(flow, to, at);
}

/** Of several that go to the front of another context: one that is there already keeps its place. Throws invalid_state. */
export function moveFlowAcross(flow: Flow, to: { readonly contextId: string; readonly position: string }, at: Instant): FlowTransition {
  if (flow.trashedAt === null && flow.contextId === to.contextId) return { already: `“${flow.title}” is in that context already.` };
  return moveFlow(flow, to, at);
}
