import { monthNumbers, weekdayNumbers } from './calendar-words.ts';
import { comingWeekday, type DayReading, dayOfMonth, monthDay } from './day-reading.ts';
import { type DayPlace, dayRules, type PartOfDay } from './day-rules.ts';
import { numericDayAt } from './numeric-days.ts';
import { group, matchAt, phrase, phraseStart } from './phrase.ts';
import { isCapital, type Meaning } from './piece.ts';
import { isEdgeAfter, isEdgeBefore, isInTitle, isVerbAfter } from './place.ts';
import { type Site, siteAt } from './site.ts';
import { articles, numberedThings } from './small-words.ts';

type Found = { readonly end: number; readonly meaning: Meaning };
type DayMeaning = Extract<Meaning, { kind: 'day' }>;

/** A day, or a range of days, at a place, with the preposition that belongs to it. */
export function findDay(site: Site): Found | null {
  const preposition = prepositionAt(site);
  if (preposition !== null) {
    const found = dayBehind(siteAt(site, preposition.end), preposition);
    if (found !== null) return found;
  }
  return dayBehind(site, bare);
}

type Preposition = {
  readonly end: number;
  readonly role: DayMeaning['role'];
  readonly shiftDays: number;
  /** None, one that also has other uses ("on Monday meetings"), or one behind which a day is a day. */
  readonly strength: 'none' | 'weak' | 'strong';
  readonly isDue: boolean;
};

const bare: Preposition = { end: 0, role: 'due', shiftDays: 0, strength: 'none', isDue: false };

const prepositions: readonly (Omit<Preposition, 'end'> & { readonly pattern: RegExp })[] = [
  {
    pattern: phraseStart('(?:starting|beginning)(?: (?:on|from|in|at|with))? '),
    role: 'start',
    shiftDays: 0,
    strength: 'strong',
    isDue: false,
  },
  {
    pattern: phraseStart('(?:not|never) (?:before|until|till) |(?:no|not) (?:earlier|sooner) than |as (?:of|from) '),
    role: 'start',
    shiftDays: 0,
    strength: 'strong',
    isDue: false,
  },
  { pattern: phraseStart('from '), role: 'start', shiftDays: 0, strength: 'weak', isDue: false },
  { pattern: phraseStart('(?:any ?time )?after '), role: 'start', shiftDays: 1, strength: 'weak', isDue: false },
  { pattern: phraseStart('before '), role: 'due', shiftDays: -1, strength: 'weak', isDue: true },
  { pattern: phraseStart('(?:until|till) '), role: 'until', shiftDays: 0, strength: 'weak', isDue: true },
  {
    pattern: phraseStart('(?:(?:is )?due(?: date)?|deadline)(?::? (?:(?:is|on|by|at|for) )?|: ?)|by |(?:no|not) later than '),
    role: 'due',
    shiftDays: 0,
    strength: 'strong',
    isDue: true,
  },
  { pattern: phraseStart('on |for |is (?:on )?'), role: 'due', shiftDays: 0, strength: 'weak', isDue: false },
];

const units = /^(?:minute|hour|day|week|month|year)s?$/u;
const visits = new Set(['stop', 'drop', 'swing', 'come', 'pass', 'stand']);

function prepositionAt(site: Site): Preposition | null {
  // "The Day After Tomorrow": only the words of a title have a capital there.
  if (!site.fresh && isCapital(site.text.slice(site.position, site.position + 2))) return null;
  for (const preposition of prepositions) {
    const match = matchAt(preposition.pattern, site);
    if (match === null) continue;
    // "two weeks before Christmas" is neither.
    if (preposition.shiftDays !== 0 && site.before !== null && units.test(site.before.lower)) return null;
    // "stop by" and "drop by" have a "by" of their own.
    const isPhrasal = match[0].toLowerCase().startsWith('by') && site.before !== null && visits.has(site.before.lower);
    return { ...preposition, strength: isPhrasal ? 'weak' : preposition.strength, end: site.position + match[0].length };
  }
  return null;
}

type Core = {
  readonly end: number;
  readonly reading: DayReading;
  readonly part: PartOfDay | null;
  readonly place: DayPlace | 'due';
};

const link = phraseStart(' ?[-–—] ?| (?:to|through|thru|until|till|or|and) (?:on )?');
const suffix = phrase(',? (?:at the latest|latest|onwards?|eod|cob|(?:at |by )?(?:the )?end of (?:the )?day)');

function dayBehind(site: Site, preposition: Preposition): Found | null {
  const found = longestCore(site);
  const range = rangeAt(site) ?? (found === null ? null : linkedRangeAt(site, found, preposition));
  if (range !== null) {
    return { end: range.end, meaning: { kind: 'day', role: 'due', reading: range.first, last: range.last, part: null, shiftDays: 0 } };
  }
  if (found === null || !isInPlace(site, found, preposition)) return null;
  const core = found;
  const tail = matchAt(suffix, siteAt(site, core.end));
  const end = core.end + (tail?.[0].length ?? 0);
  const role = tail?.[0].toLowerCase().includes('onward') === true ? 'start' : preposition.role;
  return { end, meaning: { kind: 'day', role, reading: core.reading, last: null, part: core.part, shiftDays: preposition.shiftDays } };
}

/** The longest phrase for a day that begins here, whether or not it stands where one may. */
function longestCore(site: Site): Core | null {
  let best: Core | null = null;
  for (const rule of dayRules) {
    const match = matchAt(rule.pattern, site);
    if (match === null) continue;
    const end = site.position + match[0].length;
    if (best !== null && end <= best.end) continue;
    const reading = rule.read(match);
    if (reading !== null) best = { end, reading, part: rule.part?.(match) ?? null, place: rule.place };
  }
  const numeric = numericDayAt(site);
  if (numeric !== null && (best === null || numeric.end > best.end)) {
    if (site.before !== null && numberedThings.has(site.before.lower.replace(/\.$/, ''))) return null;
    best = { ...numeric, part: null };
  }
  return best;
}

function isInPlace(site: Site, found: { readonly end: number; readonly place: DayPlace | 'due' }, preposition: Preposition): boolean {
  if (found.place === 'due') return preposition.isDue;
  if (found.place === 'any') {
    // "the May 5 release" is a release.
    const isDetermined = site.before !== null && articles.has(site.before.lower);
    return preposition.strength !== 'none' || !(isDetermined || isInTitle(site, found.end) || isCountedThing(site, found.end));
  }
  if (found.place === 'prep') return preposition.strength !== 'none';
  if (found.place === 'prepEdge') return preposition.strength !== 'none' && isEdgeAfter(site, found.end);
  if (preposition.strength === 'strong') return true;
  if (found.place === 'tightEdge' && !isVerbAfter(site, found.end) && !isEdgeAfter({ ...site, fresh: false }, found.end)) return false;
  return isEdgeAfter(site, found.end) && (preposition.strength === 'weak' || (isEdgeBefore(site) && !isInTitle(site, found.end)));
}

const counted = phraseStart('(?:may|march|april|june|august) \\d{1,2} (?:times|[\\p{Ll}]{2,30}s)(?![\\p{L}])');

/** "march 10 miles": a month's name that is another word, and a number of things. */
function isCountedThing(site: Site, end: number): boolean {
  const match = matchAt(counted, site);
  return match !== null && match[0].length > end - site.position && !isEdgeAfter({ ...site, fresh: false }, end);
}

type Range = { readonly end: number; readonly first: DayReading; readonly last: DayReading };

const monthRange = phrase('{month} {dayNumber} ?[-–—] ?{dayNumber2}');
const dayRange = phrase('{dayNumber} ?[-–—] ?{dayNumber2} (?:of )?{month}');
const weekdayRange = phrase('{weekday} ?[-–—] ?{weekday2}');

/** Two days that a dash joins, such as "3-5 March" and "Fri-Sun". */
function rangeAt(site: Site): Range | null {
  const days = matchAt(monthRange, site) ?? matchAt(dayRange, site);
  if (days !== null) {
    const month = monthNumbers.get(group(days, 'month')) ?? 1;
    const [first, last] = [Number.parseInt(group(days, 'dayNumber'), 10), Number.parseInt(group(days, 'dayNumber2'), 10)];
    return first < last ? { end: site.position + days[0].length, first: monthDay(month, first, null), last: dayOfMonth(last) } : null;
  }
  const weekdays = matchAt(weekdayRange, site);
  if (weekdays === null || !isEdgeBefore(site)) return null;
  const end = site.position + weekdays[0].length;
  if (!isEdgeAfter(site, end)) return null;
  const [first, last] = [weekdayNumbers.get(group(weekdays, 'weekday')), weekdayNumbers.get(group(weekdays, 'weekday2'))];
  return first === undefined || last === undefined ? null : { end, first: comingWeekday(first), last: comingWeekday(last) };
}

/** "Monday to Friday", "Friday or Saturday": from the first day to the second. */
function linkedRangeAt(site: Site, first: Core, preposition: Preposition): Range | null {
  if (first.part !== null || !isInPlace(site, first, preposition) || (preposition.strength === 'none' && !isEdgeBefore(site))) return null;
  const joined = matchAt(link, siteAt(site, first.end));
  if (joined === null) return null;
  const lastSite = { ...siteAt(site, first.end + joined[0].length), fresh: false, before: null };
  const last = longestCore(lastSite);
  if (last === null || last.part !== null || !isInPlace(lastSite, last, bare)) return null;
  return { end: last.end, first: first.reading, last: last.reading };
}
