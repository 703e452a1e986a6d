import type { Item } from './piece.ts';
import type { Site } from './site.ts';

/** What the items so far say about the place that comes next. */
export type Before = Pick<Site, 'fresh' | 'asked' | 'head' | 'before' | 'afterDay'> & {
  /** Nothing but blanks came before on this line. */
  readonly lineStart: boolean;
};

export const textStart: Before = { fresh: true, asked: false, head: null, before: null, afterDay: false, lineStart: true };

/** The same, one item later. */
export function behind(before: Before, item: Item): Before {
  if (item.type === 'divider') {
    // "tomorrow, 6": a comma does not part a day from its hour.
    return { ...textStart, afterDay: item.mark === 'comma' && before.afterDay, lineStart: item.mark === 'line' };
  }
  if (item.type === 'piece') {
    const asked = item.kind === 'lead' ? item.asksForMore : before.asked;
    const afterDay = item.kind === 'day' || item.kind === 'part' || item.kind === 'recurrence';
    return { ...before, asked: before.fresh && asked, before: null, afterDay, lineStart: false };
  }
  const head = before.head ?? (item.type === 'word' ? item.lower : null);
  return { fresh: false, asked: false, head, before: item.type === 'word' ? item : null, afterDay: false, lineStart: false };
}
