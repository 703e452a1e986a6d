import type { Flow } from 'my_flow_contract';
import { refuseTrashedFlow } from './flow-transition.ts';
import { type Birth, newFlow } from './new-flow.ts';

/** A copy of a flow, open, with its steps undone. The copy of a sample is the person's own. Throws invalid_state. */
export function duplicateFlow(flow: Flow, birth: Birth, nextStepId: () => string): Flow {
  refuseTrashedFlow(flow);
  return newFlow({ ...flow, steps: flow.steps.map((step) => ({ ...step, id: nextStepId(), done: false })) }, birth);
}
