import type { Context, Flow } from 'my_flow_contract';
import { refuseClosedContext } from '#src/domain/contexts/changed-context.ts';
import { Failure } from '#src/domain/failure.ts';
import { refuseFullContext } from '#src/domain/flows/flow-room.ts';
import type { Room } from '#src/ports/store.ts';
import type { Caller } from './dependencies.ts';
import type { Owner } from './reading.ts';

/** A flow of the person. Throws not_found. */
export async function requireFlow({ store, userId }: Owner, flowId: string): Promise<Flow> {
  const flow = await store.getFlow(userId, flowId);
  if (flow === null) throw new Failure('not_found', `There is no flow ${flowId}.`);
  return flow;
}

/** Flows of the person, each once, in the order given. Throws not_found, naming those that are missing. */
export async function requireFlows({ store, userId }: Owner, flowIds: readonly string[]): Promise<Flow[]> {
  const ids = [...new Set(flowIds)];
  const found = new Map((await store.getFlows(userId, ids)).map((flow) => [flow.id, flow]));
  const missing = ids.filter((id) => !found.has(id));
  if (missing.length > 0) throw new Failure('not_found', `There is no flow ${missing.slice(0, 10).join(', ')}.`);
  return ids.flatMap((id) => found.get(id) ?? []);
}

/** A context of the person. Throws not_found. */
export async function requireContext({ store, userId }: Owner, contextId: string): Promise<Context> {
  const context = await store.getContext(userId, contextId);
  if (context === null) throw noContext(contextId);
  return context;
}

/** A context that takes so many more flows. Throws not_found, invalid_state, limit_reached. */
export async function requireRoom({ store, userId }: Owner, contextId: string, addedCount: number): Promise<Room> {
  const room = await store.getRoom(userId, contextId);
  if (room === null) throw noContext(contextId);
  refuseClosedContext(room.context);
  refuseFullContext(room.context, room.flowCount, addedCount);
  return room;
}

function noContext(contextId: string): Failure {
  return new Failure('not_found', `There is no context ${contextId}.`);
}

/** Throws version_mismatch when the caller has read another version. */
export function requireVersion(caller: Caller, document: { readonly version: number }): void {
  if (caller.ifVersion === undefined || caller.ifVersion === document.version) return;
  throw new Failure('version_mismatch', 'It was changed since you read it: read it again, and repeat the change if it still fits.');
}

/** The version of a context that a decision leans on, see `ActDraft.leansOn`. */
export function leaningOn(...contexts: readonly Context[]): { contextId: string; version: number }[] {
  return contexts.map(({ id, version }) => ({ contextId: id, version }));
}
