import type { Context, Instant } from 'my_flow_contract';
import { Failure } from '#src/domain/failure.ts';
import { changedContext, refuseTrashedContext } from './changed-context.ts';

/** A context in the archive; its flows stay as they are. Throws invalid_state. */
export function archiveContext(context: Context, at: Instant): Context {
  refuseTrashedContext(context);
  if (context.archivedAt !== null) throw new Failure('invalid_state', `The context “${context.name}” is in the archive already.`);
  return changedContext(context, { archivedAt: at }, at);
}
