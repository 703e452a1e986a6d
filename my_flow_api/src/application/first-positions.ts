import { evenPositions, positionsInGap } from '#src/domain/order/positions.ts';
import type { Owner } from './reading.ts';

/** Positions before every flow of a context, in the order of the ids. */
export async function firstPositions({ store, userId }: Owner, contextId: string, ids: readonly string[]): Promise<string[]> {
  const { after } = await store.positionsAround(userId, contextId, null);
  // In front there is always room, but for a first position that is no fractional index.
  return positionsInGap({ before: null, after }, ids) ?? evenPositions(ids.length);
}
