import type { Action } from '#src/lib/actions/actions.ts';

export type KeyRow = { readonly title: string; readonly keys: readonly string[] };

/** Actions as rows of the key sheet: those of one title share a row, and those without keys come last. */
export function keyRows(actions: readonly Action[]): KeyRow[] {
  const byTitle = Map.groupBy(actions, (action) => action.title);
  const rows = [...byTitle].map(([title, same]) => ({ title, keys: same.flatMap(({ keys }) => (keys === undefined ? [] : [keys])) }));
  return [...rows.filter(({ keys }) => keys.length > 0), ...rows.filter(({ keys }) => keys.length === 0)];
}
