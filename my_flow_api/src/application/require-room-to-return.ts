import type { Context } from 'my_flow_contract';
import type { DocumentChange } from '#src/domain/acts/act-draft.ts';
import { refuseTooManyContexts } from '#src/domain/contexts/new-context.ts';
import { refuseFullContext } from '#src/domain/flows/flow-room.ts';
import type { Owner } from './reading.ts';

/** Throws limit_reached when changes bring back more contexts, or more flows into one, than there is room for. */
export async function requireRoomToReturn(
  { store, userId }: Owner,
  changes: readonly DocumentChange[],
  contexts: readonly Context[],
): Promise<void> {
  const flowsAdded = new Map<string, number>();
  const count = (contextId: string, by: number) => flowsAdded.set(contextId, (flowsAdded.get(contextId) ?? 0) + by);
  let contextsAdded = 0;
  for (const { entity, before, after } of changes) {
    if (entity === 'context') contextsAdded += Number(after?.trashedAt === null) - Number(before?.trashedAt === null);
    if (entity !== 'flow') continue;
    if (before?.trashedAt === null) count(before.contextId, -1);
    if (after?.trashedAt === null) count(after.contextId, 1);
  }
  if (contextsAdded > 0) refuseTooManyContexts(await store.countContexts(userId), contextsAdded);
  for (const context of contexts) {
    const added = flowsAdded.get(context.id) ?? 0;
    if (added > 0) refuseFullContext(context, await store.countFlows(userId, context.id), added);
  }
}
