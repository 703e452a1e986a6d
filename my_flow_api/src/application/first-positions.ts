import { evenPositions, positionsInGap } from '#src/domain/order/positions.ts';

/** Positions before every flow of a context, whose first is given, in the order of the ids. */
export function firstPositions(firstPosition: string | null, ids: readonly string[]): string[] {
  // In front there is always room, but for a first position that is no fractional index.
  return positionsInGap({ before: null, after: firstPosition }, ids) ?? evenPositions(ids.length);
}
