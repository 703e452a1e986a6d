import { isCapital } from './piece.ts';
import type { Site } from './site.ts';
import { calendarOpeners, determiners, holders, partOpeners, weekdayNamers, workVerbs } from './small-words.ts';
import { isAmbiguousVerb, isVerb } from './verbs.ts';

/** Whether a phrase that ends here is at an edge: nothing follows that it would merely describe, as in "Friday report" or "The Friday Book". */
export function isEdgeAfter(site: Site, end: number): boolean {
  const next = nextWordAt(site.text, end);
  if (next === null || next.start >= site.limit) return true;
  if (/^\p{N}/u.test(next.text)) return isTimeLike(site.text, next.start);
  const lower = next.text.toLowerCase();
  if (partOpeners.has(lower) || calendarOpeners.has(lower)) return true;
  if (!site.fresh) return false;
  return isVerb(lower) || !isCapital(next.text);
}

/** Whether a verb follows: behind a phrase at the head of a clause, the thing to do begins there. */
export function isVerbAfter(site: Site, end: number): boolean {
  const next = nextWordAt(site.text, end);
  return (
    site.fresh && next !== null && next.start < site.limit && isVerb(next.text.toLowerCase()) && !isAmbiguousVerb(next.text.toLowerCase())
  );
}

/** Whether the word before cannot do without what follows: "move it to Friday", "talk about tomorrow", "after 5pm". */
export function isHeld(site: Site): boolean {
  return site.before !== null && holders.has(site.before.lower);
}

/** Whether what comes before lets a bare phrase be a date: "Dana's Friday", "Black Friday" and "read May" do not. */
export function isEdgeBefore(site: Site): boolean {
  const before = site.before?.lower;
  if (before === undefined) return true;
  if (determiners.has(before) || weekdayNamers.has(before) || /['’]s$/u.test(before)) return false;
  return !(workVerbs.has(before) && /\p{Lu}/u.test(site.text.charAt(site.position)));
}

/** Weekdays and months have a capital of their own. */
const properDay = /^(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/iu;

/** Whether a phrase reads like a part of a title: capital where none is due, with another capital behind it. */
export function isInTitle(site: Site, end: number): boolean {
  if (!isCapital(site.text.slice(site.position, site.position + 2))) return false;
  const before = site.before?.lower;
  if (before !== undefined && workVerbs.has(before)) return true;
  if (
    before !== undefined &&
    (determiners.has(before) || weekdayNamers.has(before)) &&
    !properDay.test(site.text.slice(site.position, site.position + 4))
  ) {
    return true;
  }
  const next = nextWordAt(site.text, end);
  if (next === null || next.start >= site.limit || calendarOpeners.has(next.text.toLowerCase())) return false;
  return isCapital(next.text) && !(site.fresh && isVerb(next.text.toLowerCase()));
}

type NextWord = { readonly start: number; readonly text: string };

const blanks = /[^\S\r\n]*/y;
const word = /[\p{L}\p{N}&+][^\s,;.!?:()[\]]*/uy;

/** The word that follows on the same line with nothing but blanks before it; null at an end, a mark or a symbol. */
export function nextWordAt(text: string, position: number): NextWord | null {
  blanks.lastIndex = position;
  const start = position + (blanks.exec(text)?.[0].length ?? 0);
  word.lastIndex = start;
  const match = word.exec(text);
  return match === null ? null : { start, text: match[0] };
}

const time =
  /\d{1,2}(?:[:.][0-5]\d)?[^\S\r\n]?(?:[ap]\.?m\b|uhr\b|o['’]clock)|\d{1,2}:[0-5]\d(?!\d)|\d{1,2}[^\S\r\n]?[-–][^\S\r\n]?\d{1,2}[^\S\r\n]?[ap]m\b|(?:1[0-2]|[1-9])(?:[^\S\r\n]?[-–][^\S\r\n]?(?:1[0-2]|[1-9]))?(?=[^\S\r\n]*(?:$|[,;.!?\r\n]))/iuy;

function isTimeLike(text: string, position: number): boolean {
  time.lastIndex = position;
  return time.test(text);
}
