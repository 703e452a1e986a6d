import type { Context, Instant } from 'my_flow_contract';
import { Failure } from '#src/domain/failure.ts';

/** The context with other fields, as of an instant. */
export function changedContext(context: Context, fields: Partial<Context>, at: Instant): Context {
  return { ...context, ...fields, updatedAt: at, version: context.version + 1 };
}

/** Throws invalid_state for a context in the trash. */
export function refuseTrashedContext(context: Context): void {
  if (context.trashedAt !== null) throw new Failure('invalid_state', `The context “${context.name}” is in the trash: restore it first.`);
}

/** Throws invalid_state for a context that takes no flows: in the trash or the archive. */
export function refuseClosedContext(context: Context): void {
  refuseTrashedContext(context);
  if (context.archivedAt !== null) throw new Failure('invalid_state', `The context “${context.name}” is in the archive: restore it first.`);
}
