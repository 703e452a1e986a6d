import { type Flow, type Instant, limits, type Step } from 'my_flow_contract';
import { Failure } from '#src/domain/failure.ts';
import { changedFlow, refuseTrashedFlow } from './flow-transition.ts';

/** A flow with more steps behind those it has. Throws invalid_state, and limit_reached. */
export function splitFlow(flow: Flow, added: readonly Step[], at: Instant): Flow {
  refuseTrashedFlow(flow);
  const steps = [...flow.steps, ...added];
  if (steps.length > limits.flowStepsMax) {
    throw new Failure('limit_reached', `A flow has at most ${limits.flowStepsMax} steps; “${flow.title}” has ${flow.steps.length}.`);
  }
  return changedFlow(flow, { steps }, at);
}
