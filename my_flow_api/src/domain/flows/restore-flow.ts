import type { Context, Flow, Instant } from 'my_flow_contract';
import { Failure } from '#src/domain/failure.ts';
import { changedFlow, type FlowTransition } from './flow-transition.ts';

/** A flow back from the trash, in the state it had; its context need only be given for one in the trash. Throws invalid_state when that is in the trash too: the flow comes back with it. */
export function restoreFlow(flow: Flow, context: Context | null, at: Instant): FlowTransition {
  if (flow.trashedAt === null || context === null) return { already: `“${flow.title}” is not in the trash.` };
  if (context.trashedAt !== null) {
    throw new Failure('invalid_state', `The context “${context.name}” of “${flow.title}” is in the trash: restore the context.`);
  }
  return changedFlow(flow, { trashedAt: null }, at);
}
