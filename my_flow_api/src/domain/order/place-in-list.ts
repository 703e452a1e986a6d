import { evenPositions, positionsInGap } from './positions.ts';

type Member = { readonly id: string; readonly position: string };

/**
 * The positions that put new members into a list, by id. Other members are among them only when there was no room and the list had to be
 * numbered anew.
 * @param list the members that are there, in their order, without the new ones
 * @param index how many of them come before the new ones
 */
export function placeInList(list: readonly Member[], index: number, ids: readonly string[]): Map<string, string> {
  const gap = { before: list[index - 1]?.position ?? null, after: list[index]?.position ?? null };
  const fitting = positionsInGap(gap, ids);
  if (fitting !== null) return new Map(pairs(ids, fitting));
  const all = [...list.slice(0, index).map(({ id }) => id), ...ids, ...list.slice(index).map(({ id }) => id)];
  const had = new Map(list.map(({ id, position }) => [id, position]));
  return new Map(pairs(all, evenPositions(all.length)).filter(([id, position]) => had.get(id) !== position));
}

function pairs(ids: readonly string[], positions: readonly string[]): [string, string][] {
  return positions.flatMap((position, index) => {
    const id = ids[index];
    return id === undefined ? [] : [[id, position]];
  });
}
