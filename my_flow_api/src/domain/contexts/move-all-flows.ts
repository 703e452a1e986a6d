import type { Flow, Instant } from 'my_flow_contract';
import { changedFlow } from '#src/domain/flows/flow-transition.ts';
import { placeInList } from '#src/domain/order/place-in-list.ts';

/**
 * Every flow of one context, those in the trash too, behind those of another, in the order it had. Flows of the destination are among the
 * answer only when they had to be numbered anew.
 */
export function moveAllFlows(
  flows: readonly Flow[],
  into: { readonly contextId: string; readonly flows: readonly Flow[] },
  at: Instant,
): { before: Flow; after: Flow }[] {
  const positions = placeInList(
    into.flows,
    into.flows.length,
    flows.map((flow) => flow.id),
  );
  return [...flows, ...into.flows].flatMap((before) => {
    const position = positions.get(before.id);
    return position === undefined ? [] : [{ before, after: changedFlow(before, { contextId: into.contextId, position }, at) }];
  });
}
