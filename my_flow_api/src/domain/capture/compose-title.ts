import { limits } from 'my_flow_contract';

type Range = { readonly start: number; readonly end: number };

/** The title of a clause: its text without the given ranges, which are in order, tidied; empty when nothing is left. */
export function composeTitle(text: string, clause: Range, removed: readonly Range[]): string {
  const kept: string[] = [];
  let position = clause.start;
  for (const range of removed) {
    kept.push(text.slice(position, range.start));
    position = range.end;
  }
  kept.push(text.slice(position, clause.end));
  // A removed piece leaves a gap: the marks at its edges are only then left over.
  return tidy(kept.filter((part, index) => index === 0 || part !== '').join(gapMark));
}

/** At most as long as a title may be, ending at a word where there is one, and never within a character. */
export function cutTitle(title: string): string {
  if (title.length <= limits.flowTitleCharsMax) return title;
  const head = title.slice(0, limits.flowTitleCharsMax + 1);
  const space = head.search(/\s+\S*$/u);
  if (space > 0) return head.slice(0, space).trimEnd();
  const isSplit =
    /[\uD800-\uDBFF]/.test(title.charAt(limits.flowTitleCharsMax - 1)) && /[\uDC00-\uDFFF]/.test(title.charAt(limits.flowTitleCharsMax));
  return title.slice(0, limits.flowTitleCharsMax - (isSplit ? 1 : 0)).trim();
}

// A line feed cannot be in a clause but where the text has one, and there it is blank all the same.
const gapMark = '\n';

function tidy(text: string): string {
  return text
    .replace(/[([{][\s,;]*\n[\s,;]*[)\]}]/gu, '\n')
    .replace(/([,;:–—-])\s*\n[\s\n]*([,;:–—-])/gu, '$1\n')
    .replace(/\s*\n\s*(?=[,;:.!?)\]}])/gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s,;:.–—-]+(?=\s)|^[,;:]+/u, '')
    .replace(/[\s,;:–—-]+$/u, '')
    .trim();
}
