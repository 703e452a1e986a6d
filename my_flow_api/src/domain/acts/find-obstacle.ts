import type { Context, Flow } from 'my_flow_contract';
import type { DocumentChange } from './act-draft.ts';

export type Surroundings = {
  /** The contexts of the flows that the changes touch, as they are now. */
  readonly contexts: readonly Context[];
  /** All flows of the contexts that the changes remove or put into the trash, as they are now. */
  readonly flows: readonly Flow[];
};

/**
 * The document in the way of changes that would leave a flow without a context, or out of the trash in a context that is in it; null when
 * every flow has a home. Only undo and redo can come to that: all else takes the flows of a context along.
 */
export function findObstacle(changes: readonly DocumentChange[], around: Surroundings): { readonly documentId: string } | null {
  const contexts = new Map(around.contexts.map((context) => [context.id, context]));
  const flows = new Map(around.flows.map((flow) => [flow.id, flow]));
  for (const change of changes) {
    if (change.entity === 'context') setOrDelete(contexts, change.id, change.after);
    if (change.entity === 'flow') setOrDelete(flows, change.id, change.after);
  }
  const changed = new Set(changes.map((change) => change.id));
  for (const flow of flows.values()) {
    const context = contexts.get(flow.contextId);
    const housed = context !== undefined && (context.trashedAt === null || flow.trashedAt !== null);
    if (!housed) return { documentId: changed.has(flow.id) ? flow.contextId : flow.id };
  }
  return null;
}

/** Ids of the contexts that changes remove or put into the trash. */
export function closedContextIds(changes: readonly DocumentChange[]): string[] {
  return changes.flatMap((change) => {
    if (change.entity !== 'context' || change.before === null) return [];
    const closes = change.after === null || (change.before.trashedAt === null && change.after.trashedAt !== null);
    return closes ? [change.id] : [];
  });
}

function setOrDelete<Document>(documents: Map<string, Document>, id: string, document: Document | null): void {
  if (document === null) documents.delete(id);
  else documents.set(id, document);
}
