import type { Flow, Instant } from 'my_flow_contract';
import { changedFlow, type FlowTransition } from './flow-transition.ts';

/** A flow in the trash, where it keeps its state. */
export function trashFlow(flow: Flow, at: Instant): FlowTransition {
  if (flow.trashedAt !== null) return { already: `“${flow.title}” is in the trash already.` };
  return changedFlow(flow, { trashedAt: at }, at);
}
