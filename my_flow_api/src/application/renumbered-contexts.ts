import type { Context, Instant } from 'my_flow_contract';
import type { DocumentChange } from '#src/domain/acts/act-draft.ts';
import { contextChange } from '#src/domain/acts/document-change.ts';
import { changedContext } from '#src/domain/contexts/changed-context.ts';

/** The changes of those contexts that got another position. */
export function renumberedContexts(contexts: readonly Context[], positions: ReadonlyMap<string, string>, at: Instant): DocumentChange[] {
  return contexts.flatMap((context) => {
    const position = positions.get(context.id);
    return position === undefined ? [] : [contextChange(context, changedContext(context, { position }, at))];
  });
}
