import type { Context, Flow, Instant } from 'my_flow_contract';
import { Failure } from '#src/domain/failure.ts';
import { changedFlow } from '#src/domain/flows/flow-transition.ts';
import { changedContext } from './changed-context.ts';

/** A context in the trash. Throws invalid_state. */
export function trashContext(context: Context, at: Instant): Context {
  if (context.trashedAt !== null) throw new Failure('invalid_state', `The context “${context.name}” is in the trash already.`);
  return changedContext(context, { trashedAt: at }, at);
}

/** The flows that go into the trash with their context, at the same instant; those that were there stay as they are. */
export function flowsTrashedWith(flows: readonly Flow[], at: Instant): { before: Flow; after: Flow }[] {
  return flows.filter((flow) => flow.trashedAt === null).map((before) => ({ before, after: changedFlow(before, { trashedAt: at }, at) }));
}
