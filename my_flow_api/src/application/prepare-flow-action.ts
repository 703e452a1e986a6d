import type { ActKind, Context, Flow, FlowBulk } from 'my_flow_contract';
import { archiveFlow } from '#src/domain/flows/archive-flow.ts';
import { completeFlow } from '#src/domain/flows/complete-flow.ts';
import { editFlow } from '#src/domain/flows/edit-flow.ts';
import { refuseFullContext } from '#src/domain/flows/flow-room.ts';
import type { FlowTransition } from '#src/domain/flows/flow-transition.ts';
import { moveFlowAcross } from '#src/domain/flows/move-flow.ts';
import { parkFlow } from '#src/domain/flows/park-flow.ts';
import { reopenFlow } from '#src/domain/flows/reopen-flow.ts';
import { restoreFlow } from '#src/domain/flows/restore-flow.ts';
import { trashFlow } from '#src/domain/flows/trash-flow.ts';
import { firstPositions } from './first-positions.ts';
import { personZone } from './person-zone.ts';
import type { Reading } from './reading.ts';
import { requireContext, requireRoom } from './require-documents.ts';

export type FlowAction = FlowBulk['action'];

/** One action, with all that was read for it. */
export type PreparedAction = {
  readonly kind: ActKind;
  readonly apply: (flow: Flow) => FlowTransition;
  /** Contexts that the action leans on. */
  readonly contexts: readonly Context[];
};

/** Reads what an action on flows needs, once for all of them. Throws not_found, invalid_state, limit_reached. */
export async function prepareFlowAction(reading: Reading, action: FlowAction, flows: readonly Flow[]): Promise<PreparedAction> {
  const { at } = reading;
  switch (action.type) {
    case 'complete': {
      // Only the days of a rule need to know where the person is.
      const zone = flows.some((flow) => flow.recurrence !== null) ? await personZone(reading) : 'UTC';
      return { kind: 'flow.complete', apply: (flow) => completeFlow(flow, { at, zone }), contexts: [] };
    }
    case 'reopen':
      return { kind: 'flow.reopen', apply: (flow) => reopenFlow(flow, at), contexts: [] };
    case 'park': {
      const zone = await personZone(reading);
      return { kind: 'flow.park', apply: (flow) => parkFlow(flow, action.untilDay, { at, zone }), contexts: [] };
    }
    case 'archive':
      return { kind: 'flow.archive', apply: (flow) => archiveFlow(flow, at), contexts: [] };
    case 'trash':
      return { kind: 'flow.trash', apply: (flow) => trashFlow(flow, at), contexts: [] };
    case 'restore':
      return prepareRestore(reading, flows);
    case 'move':
      return prepareMove(reading, action.contextId, flows);
    case 'edit':
      return { kind: 'flow.edit', apply: (flow) => editFlow(flow, action.edit, at), contexts: [] };
  }
}

async function prepareRestore(reading: Reading, flows: readonly Flow[]): Promise<PreparedAction> {
  const { store, userId, at } = reading;
  const trashed = flows.filter((flow) => flow.trashedAt !== null);
  const contexts = new Map<string, Context>();
  for (const contextId of new Set(trashed.map((flow) => flow.contextId))) {
    const context = await requireContext(reading, contextId);
    const addedCount = trashed.filter((flow) => flow.contextId === contextId).length;
    if (context.trashedAt === null) refuseFullContext(context, await store.countFlows(userId, contextId), addedCount);
    contexts.set(contextId, context);
  }
  return {
    kind: 'flow.restore',
    apply: (flow) => restoreFlow(flow, contexts.get(flow.contextId) ?? null, at),
    contexts: [...contexts.values()],
  };
}

async function prepareMove(reading: Reading, contextId: string, flows: readonly Flow[]): Promise<PreparedAction> {
  const coming = flows.filter((flow) => flow.contextId !== contextId).map((flow) => flow.id);
  const { context, firstPosition } = await requireRoom(reading, contextId, coming.length);
  const positions = firstPositions(firstPosition, coming);
  const apply = (flow: Flow) =>
    moveFlowAcross(flow, { contextId, position: positions[coming.indexOf(flow.id)] ?? flow.position }, reading.at);
  return { kind: 'flow.move', apply, contexts: [context] };
}
