import { limits } from 'my_flow_contract';
import { isAbbreviation } from './abbreviation.ts';

type Range = { readonly start: number; readonly end: number };

/** The title of a clause: its text without the given ranges, which are in order, tidied; empty when nothing is left. */
export function composeTitle(text: string, clause: Range, removed: readonly Range[]): string {
  let title = '';
  let position = clause.start;
  for (const range of removed) {
    title = joinOver(title, text.slice(position, range.start), position > clause.start);
    position = range.end;
  }
  title = joinOver(title, text.slice(position, clause.end), position > clause.start);
  return withoutStop(trimMarks(title));
}

const sentenceStop = /[\p{L}\p{N})\]"'”’]\.$/u;

/** Without the stop that ends a sentence; that of an abbreviation stays. */
function withoutStop(title: string): string {
  const lastWord = title.slice(title.lastIndexOf(' ') + 1);
  return title.includes(' ') && sentenceStop.test(title) && !isAbbreviation(lastWord) ? title.slice(0, -1) : title;
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

/** Joins what stood on both sides of a removed piece: no blank before a mark, no two marks, no empty brackets. */
function joinOver(title: string, part: string, isBehindPiece: boolean): string {
  let next = part.replace(/\s+/gu, ' ').trim();
  if (!isBehindPiece || next === '') return title === '' ? next : next === '' ? title : `${title} ${next}`;
  let before = title;
  if (/^[)\]}]/u.test(next) && /[([{]$/u.test(trimMarks(before).slice(-1))) {
    before = trimMarks(before).slice(0, -1).trimEnd();
    next = next.slice(1).trimStart();
  }
  const mark = /^[,;:.!?)\]}–—-]+(?=\s|$)/u.exec(next)?.[0] ?? '';
  // A stop alone ended the sentence that the piece was the end of.
  if (next === '.') return before;
  if (mark === '') return before === '' ? next : next === '' ? before : `${before} ${next}`;
  const isDouble = /^[,;:–—-]/u.test(mark) && (before === '' || /[,;:–—-]$/u.test(before.slice(-1)));
  const rest = isDouble ? next.slice(mark.length).trim() : next;
  if (isDouble) return rest === '' ? before : before === '' ? rest : `${before} ${rest}`;
  return /^[–—-]/u.test(mark) ? `${before} ${rest}` : `${before}${rest}`;
}

const loose = /[\s,;:–—-]/u;

/** Without the marks that are left over at its ends. Walked by hand: a pattern that ends with `$` would begin anew at each mark. */
function trimMarks(text: string): string {
  let end = text.length;
  while (end > 0 && loose.test(text.charAt(end - 1))) end -= 1;
  let start = 0;
  while (start < end && loose.test(text.charAt(start))) start += 1;
  // "-5 degrees" and "-v" keep what belongs to them.
  const isAttached = start > 0 && /[–—-]/u.test(text.charAt(start - 1));
  return text.slice(isAttached ? start - 1 : start, end).trim();
}
