import { generateNKeysBetween } from 'fractional-indexing';

/** Positions of two neighbours; null where there is none on that side. */
export type Gap = { readonly before: string | null; readonly after: string | null };

/** Beyond this a list is numbered anew; the contract takes 200. */
const positionCharsMax = 120;

/**
 * Positions for new members of a list, in the order given, in the gap between two neighbours. At either end of a list each carries the
 * last characters of its id, so that members which arrive at the same moment do not come to stand on one position.
 * Null when the gap has no room left: number the list anew with `evenPositions`.
 */
export function positionsInGap(gap: Gap, ids: readonly string[]): string[] | null {
  if (gap.before !== null && gap.after !== null && gap.before >= gap.after) return null;
  try {
    const keys = keysInGap(gap, ids);
    return keys.every((key) => key.length <= positionCharsMax) ? keys : null;
  } catch {
    // A neighbour's position, say one from an import, is no fractional index.
    return null;
  }
}

/** Fresh positions for a whole list of so many members. */
export function evenPositions(count: number): string[] {
  return generateNKeysBetween(null, null, count);
}

function keysInGap({ before, after }: Gap, ids: readonly string[]): string[] {
  if (before !== null && after !== null) return generateNKeysBetween(before, after, ids.length);
  // In front of a key with a fraction the library would give its bare integer part, behind which an id cannot be appended.
  const keys = generateNKeysBetween(before, after === null ? null : integerPart(after), ids.length);
  return keys.map((key, index) => key + idSuffix(ids[index] ?? ''));
}

/** The head letter of a key tells how long its integer part is: `a` two characters, `b` three, `Z` two, `Y` three. */
function integerPart(key: string): string {
  const head = key.charCodeAt(0);
  const length = head >= 97 ? head - 97 + 2 : 90 - head + 2;
  return key.slice(0, length);
}

/** A fraction must not end in zero. */
function idSuffix(id: string): string {
  return id
    .slice(-4)
    .replace(/[^0-9A-Za-z]/g, '')
    .replace(/0+$/, '');
}
