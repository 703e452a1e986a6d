import type { Context, Flow, Instant } from 'my_flow_contract';
import { Failure } from '#src/domain/failure.ts';
import { changedFlow } from '#src/domain/flows/flow-transition.ts';
import { changedContext } from './changed-context.ts';

/**
 * A context back from the trash, archived still if it was, or else back from the archive. Throws invalid_state when it is in neither.
 */
export function restoreContext(context: Context, at: Instant): Context {
  if (context.trashedAt !== null) return changedContext(context, { trashedAt: null }, at);
  if (context.archivedAt !== null) return changedContext(context, { archivedAt: null }, at);
  throw new Failure('invalid_state', `The context “${context.name}” is neither in the archive nor in the trash.`);
}

/** The flows that went into the trash with their context, which is to be told by the instant, back from it. */
export function flowsRestoredWith(context: Context, flows: readonly Flow[], at: Instant): { before: Flow; after: Flow }[] {
  if (context.trashedAt === null) return [];
  return flows
    .filter((flow) => flow.trashedAt === context.trashedAt)
    .map((before) => ({ before, after: changedFlow(before, { trashedAt: null }, at) }));
}
