import type { Flow, Instant } from 'my_flow_contract';
import type { DocumentChange } from '#src/domain/acts/act-draft.ts';
import { flowChange } from '#src/domain/acts/document-change.ts';
import { changedFlow } from '#src/domain/flows/flow-transition.ts';
import { placeInList } from '#src/domain/order/place-in-list.ts';
import { positionsInGap } from '#src/domain/order/positions.ts';
import type { Reading } from './reading.ts';

type Place = { readonly contextId: string; readonly afterId: string | null; readonly flowId: string };
export type Placed = {
  readonly position: string;
  /** Other flows of the context, when there was no room and it had to be numbered anew. */
  readonly renumbered: DocumentChange[];
  /** Set when the context was numbered anew: the number of the newest act as its flows were read, see `ActDraft.lastSeq`. */
  readonly lastSeq?: number;
};

/** The position of a flow behind another of its context, or before all of them when `afterId` is null. */
export async function placeBehind(reading: Reading, place: Place): Promise<Placed> {
  const gap = await reading.store.positionsAround(reading.userId, place.contextId, place.afterId);
  const [position] = positionsInGap(gap, [place.flowId]) ?? [];
  return position === undefined ? numberAnew(reading, place) : { position, renumbered: [] };
}

async function numberAnew({ store, userId, at }: Reading, { contextId, afterId, flowId }: Place): Promise<Placed> {
  const lastSeq = await store.lastSeq(userId);
  const others = (await store.allFlowsOfContext(userId, contextId)).filter((flow) => flow.id !== flowId);
  const positions = placeInList(others, others.findIndex((flow) => flow.id === afterId) + 1, [flowId]);
  return {
    position: positions.get(flowId) ?? '',
    renumbered: others.flatMap((flow) => renumber(flow, positions.get(flow.id), at)),
    lastSeq,
  };
}

function renumber(flow: Flow, position: string | undefined, at: Instant): DocumentChange[] {
  return position === undefined ? [] : [flowChange(flow, changedFlow(flow, { position }, at))];
}
