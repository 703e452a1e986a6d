/** A half-open range `[start, end)` of UTF-16 code units. */
export type Range = { readonly start: number; readonly end: number };

/** One stretch of a text was replaced by another. */
type Edit = { readonly at: number; readonly removed: number; readonly inserted: number };

/**
 * The ranges of `before` where they lie in `after`, the same text a few key presses later.
 * A range whose own text was changed is dropped: what was said about it holds no more.
 */
export function followRanges<Item extends Range>(ranges: readonly Item[], before: string, after: string): Item[] {
  if (before === after || ranges.length === 0) return [...ranges];
  const edit = editBetween(before, after);
  return ranges.flatMap((range) => {
    if (range.end <= edit.at) return [range];
    if (range.start < edit.at + edit.removed || (range.start < edit.at && range.end > edit.at)) return [];
    const shift = edit.inserted - edit.removed;
    return [{ ...range, start: range.start + shift, end: range.end + shift }];
  });
}

function editBetween(before: string, after: string): Edit {
  const shorter = Math.min(before.length, after.length);
  let at = 0;
  while (at < shorter && before.charCodeAt(at) === after.charCodeAt(at)) at += 1;
  let kept = 0;
  while (kept < shorter - at && before.charCodeAt(before.length - 1 - kept) === after.charCodeAt(after.length - 1 - kept)) kept += 1;
  return { at, removed: before.length - at - kept, inserted: after.length - at - kept };
}
