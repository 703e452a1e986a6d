import type { Context, Flow } from 'my_flow_contract';
import { flowChange } from '#src/domain/acts/document-change.ts';
import { flowsSubject } from '#src/domain/acts/subject.ts';
import { Failure } from '#src/domain/failure.ts';
import { refuseTrashedFlow } from '#src/domain/flows/flow-transition.ts';
import { moveFlow } from '#src/domain/flows/move-flow.ts';
import { commitChange } from './commit-change.ts';
import type { Dependencies, UseCase } from './dependencies.ts';
import { placeBehind } from './place-behind.ts';
import type { Owner } from './reading.ts';
import { leaningOn, requireContext, requireFlow, requireRoom } from './require-documents.ts';

/** Moves a flow behind another, or to the front, of its own or another context. Throws not_found, invalid_state, limit_reached. */
export function createMoveFlow(deps: Dependencies): UseCase<'moveFlow'> {
  return (caller, { params, body }) =>
    commitChange(deps, caller, async (reading) => {
      const flow = await requireFlow(reading, params.flowId);
      refuseTrashedFlow(flow);
      const context = await destination(reading, flow, body.contextId);
      const place = { contextId: context.id, afterId: body.afterId, flowId: flow.id };
      await requirePredecessor(reading, place);
      if (await standsThere(reading, flow, place)) return { unchanged: { entity: 'flow', document: flow } };
      const { position, renumbered, lastSeq } = await placeBehind(reading, place);
      const moved = moveFlow(flow, { contextId: context.id, position }, reading.at);
      return {
        draft: {
          kind: context.id === flow.contextId ? 'flow.reorder' : 'flow.move',
          subject: flowsSubject([moved]),
          changes: [flowChange(flow, moved), ...renumbered],
          leansOn: leaningOn(context),
          ...(lastSeq === undefined ? {} : { lastSeq }),
        },
      };
    });
}

type Place = { readonly contextId: string; readonly afterId: string | null; readonly flowId: string };

/** Within an archived context flows may be ordered, but none comes in. */
async function destination(owner: Owner, flow: Flow, contextId: string | undefined): Promise<Context> {
  if (contextId === undefined || contextId === flow.contextId) return requireContext(owner, flow.contextId);
  const { context } = await requireRoom(owner, contextId, 1);
  return context;
}

async function requirePredecessor(owner: Owner, { afterId, contextId, flowId }: Place): Promise<void> {
  if (afterId === null) return;
  if (afterId === flowId) throw new Failure('invalid_request', 'A flow cannot come after itself: name the one before its new place.');
  const predecessor = await requireFlow(owner, afterId);
  if (predecessor.contextId !== contextId) {
    throw new Failure('invalid_state', `“${predecessor.title}”, which it should come after, is in another context.`);
  }
}

async function standsThere({ store, userId }: Owner, flow: Flow, { contextId, afterId }: Place): Promise<boolean> {
  if (flow.contextId !== contextId) return false;
  const { before, after } = await store.positionsAround(userId, contextId, afterId);
  return after === flow.position && before !== after;
}
