import { monthNumbers, readCount, readNth, weekdayNumbers } from './calendar-words.ts';
import type { DayReading } from './day-reading.ts';
import * as reading from './day-reading.ts';
import { group, phrase } from './phrase.ts';

export type PartOfDay = 'morning' | 'afternoon' | 'evening' | 'night';

/**
 * Where such a phrase is a date: `any`, wherever it stands; `edge`, where another part of the clause may begin or after a preposition;
 * `tightEdge`, the same, and no noun may follow even at the head of a clause ("year-end report"); `prepEdge`, only with both; `prep`, only after a preposition.
 */
export type DayPlace = 'any' | 'edge' | 'tightEdge' | 'prepEdge' | 'prep';

export type DayRule = {
  readonly pattern: RegExp;
  readonly place: DayPlace;
  readonly read: (match: RegExpExecArray) => DayReading | null;
  readonly part?: (match: RegExpExecArray) => PartOfDay;
};

const weekdayOf = (match: RegExpExecArray, name = 'weekday') => weekdayNumbers.get(group(match, name)) ?? 1;
const monthOf = (match: RegExpExecArray) => monthNumbers.get(group(match, 'month')) ?? 1;
const numberOf = (match: RegExpExecArray, name: string) => Number.parseInt(group(match, name), 10);
const ordinalOf = (match: RegExpExecArray) => readNth(group(match, 'ordinal') || group(match, 'ordinalWord')) ?? 1;
const yearOf = (match: RegExpExecArray) => (group(match, 'year') === '' ? null : numberOf(match, 'year'));
const unitOf = (match: RegExpExecArray) => group(match, 'unit');
const partOf = (match: RegExpExecArray): PartOfDay => {
  const part = group(match, 'part');
  return part === 'morning' || part === 'afternoon' || part === 'evening' ? part : 'night';
};

/** "in three weeks", "a week from Friday": whole units from a day; more than a century is not a date. */
function laterBy(match: RegExpExecArray, from?: DayReading): DayReading | null {
  const count = readCount(group(match, 'whole'));
  return count === null || !Number.isInteger(count) ? null : reading.later(count, unitOf(match), from);
}

const unit = '(?<unit>day|week|fortnight|month|year)s?';
const period = '(?<unit>week|month|quarter|year)';
const ahead = (match: RegExpExecArray) => (group(match, 'which') === 'next' ? 1 : 0);

const relativeRules: readonly DayRule[] = [
  { pattern: phrase('(?:later )?today'), place: 'any', read: () => reading.today },
  { pattern: phrase('tomorrow|tmrw|tmr|tomorow|tommorow'), place: 'any', read: () => reading.later(1, 'day') },
  { pattern: phrase('this time tomorrow'), place: 'any', read: () => reading.later(1, 'day') },
  { pattern: phrase('this time next (?<unit>week|month|year)'), place: 'any', read: (match) => reading.later(1, unitOf(match)) },
  {
    pattern: phrase('first thing (?:on )?(?:tomorrow|{weekday})(?: morning)?'),
    place: 'any',
    read: (match) => (group(match, 'weekday') === '' ? reading.later(1, 'day') : reading.comingWeekday(weekdayOf(match))),
    part: () => 'morning',
  },
  {
    pattern: phrase('(?:eod|cob|end of (?:the )?day) (?:on )?(?:tomorrow|{weekday})'),
    place: 'any',
    read: (match) => (group(match, 'weekday') === '' ? reading.later(1, 'day') : reading.comingWeekday(weekdayOf(match))),
  },
  { pattern: phrase('(?:the )?day after tomorrow'), place: 'any', read: () => reading.later(2, 'day') },
  { pattern: phrase('later tonight|tonight|tonite'), place: 'any', read: () => reading.today, part: () => 'night' },
  { pattern: phrase('this (?<part>morning|afternoon|evening)'), place: 'any', read: () => reading.today, part: partOf },
  { pattern: phrase(`(?:with)?in (?:the next )?{whole} ${unit}(?: time)?`), place: 'any', read: (match) => laterBy(match) },
  { pattern: phrase(`(?:with)?in (?:a |one )?fortnight`), place: 'any', read: () => reading.later(2, 'week') },
  { pattern: phrase(`{whole} ${unit} from (?:now|today)`), place: 'any', read: (match) => laterBy(match) },
  { pattern: phrase(`{whole} ${unit} from tomorrow`), place: 'any', read: (match) => laterBy(match, reading.later(1, 'day')) },
  {
    pattern: phrase(`{whole} ${unit} (?:from|on) {weekday}`),
    place: 'any',
    read: (match) => laterBy(match, reading.comingWeekday(weekdayOf(match))),
  },
];

const weekdayRules: readonly DayRule[] = [
  // "sun cream" and "sat nav" are things.
  { pattern: phrase('(?<weekday>sun|sat|wed)'), place: 'tightEdge', read: (match) => reading.comingWeekday(weekdayOf(match)) },
  { pattern: phrase('{weekday}'), place: 'edge', read: (match) => reading.comingWeekday(weekdayOf(match)) },
  { pattern: phrase('(?:this )?coming {weekday}'), place: 'any', read: (match) => reading.comingWeekday(weekdayOf(match)) },
  { pattern: phrase('this {weekday}'), place: 'edge', read: (match) => reading.thisWeekday(weekdayOf(match)) },
  { pattern: phrase('{weekday} (?:of )?this week'), place: 'any', read: (match) => reading.weekdayOfWeek(weekdayOf(match), 0) },
  { pattern: phrase('next {weekday}'), place: 'edge', read: (match) => reading.weekdayOfWeek(weekdayOf(match), 1) },
  { pattern: phrase('{weekday},? (?:of )?next week'), place: 'any', read: (match) => reading.weekdayOfWeek(weekdayOf(match), 1) },
  { pattern: phrase('next week (?:on )?{weekday}'), place: 'any', read: (match) => reading.weekdayOfWeek(weekdayOf(match), 1) },
  { pattern: phrase('(?:the )?{weekday} after next'), place: 'any', read: (match) => reading.weekdayOfWeek(weekdayOf(match), 2) },
  {
    pattern: phrase('(?:on )?{weekday} week'),
    place: 'edge',
    read: (match) => reading.later(1, 'week', reading.comingWeekday(weekdayOf(match))),
  },
  {
    pattern: phrase('{weekday},? (?:the )?{ordinal}'),
    place: 'edge',
    read: (match) => reading.weekdayAndDay(weekdayOf(match), numberOf(match, 'ordinal')),
  },
  {
    pattern: phrase('in {whole} weeks,? (?:on )?{weekday}|(?:on )?{weekday2} in {whole2} weeks'),
    place: 'any',
    read: (match) => {
      const weeks = readCount(group(match, 'whole') || group(match, 'whole2'));
      return weeks === null
        ? null
        : reading.weekdayOfWeek(weekdayOf(match, group(match, 'weekday') === '' ? 'weekday2' : 'weekday'), weeks);
    },
  },
  { pattern: phrase('this weekend'), place: 'any', read: () => reading.weekend(0) },
  { pattern: phrase('next weekend'), place: 'any', read: () => reading.weekend(1) },
  { pattern: phrase('(?:at|on|over) the weekend'), place: 'any', read: () => reading.weekend(0) },
  { pattern: phrase('(?:the )?weekend'), place: 'prepEdge', read: () => reading.weekend(0) },
];

const periodRules: readonly DayRule[] = [
  { pattern: phrase(`(?:some ?time |early )?next ${period}`), place: 'edge', read: (match) => reading.periodStart(unitOf(match), 1) },
  { pattern: phrase('(?:the )?(?<unit>week|month|year) after next'), place: 'any', read: (match) => reading.periodStart(unitOf(match), 2) },
  { pattern: phrase(`late(?:r)? next ${period}`), place: 'edge', read: (match) => reading.periodEnd(unitOf(match), 1) },
  { pattern: phrase(`(?:some ?time |later )?this ${period}`), place: 'edge', read: (match) => reading.periodEnd(unitOf(match), 0) },
  {
    pattern: phrase('(?:at )?(?:the )?(?:very )?end of (?:the )?(?:(?<which>this|next) )?(?<unit>day|week|month|quarter|year)'),
    place: 'tightEdge',
    read: (match) => reading.periodEnd(unitOf(match), ahead(match)),
  },
  {
    pattern: phrase('(?:at )?(?:the )?(?<unit>month|quarter|year)(?: |-)end'),
    place: 'tightEdge',
    read: (match) => reading.periodEnd(unitOf(match), 0),
  },
  { pattern: phrase('eod|cob|eob'), place: 'tightEdge', read: () => reading.today },
  { pattern: phrase('eow'), place: 'tightEdge', read: () => reading.periodEnd('week', 0) },
  { pattern: phrase('eom'), place: 'tightEdge', read: () => reading.periodEnd('month', 0) },
  { pattern: phrase('eoq'), place: 'tightEdge', read: () => reading.periodEnd('quarter', 0) },
  { pattern: phrase('eoy'), place: 'tightEdge', read: () => reading.periodEnd('year', 0) },
  {
    pattern: phrase(`(?:at )?(?:the )?(?:start|beginning) of (?:the )?(?:next )?${period}`),
    place: 'tightEdge',
    read: (match) => reading.periodStart(unitOf(match), 1),
  },
  { pattern: phrase('mid(?: |-)month|(?:the )?middle of the month'), place: 'tightEdge', read: () => reading.dayOfMonth(15) },
  { pattern: phrase('(?:mid(?: |-)|(?:the )?middle of )next month'), place: 'tightEdge', read: () => reading.dayOfMonth(15, 1) },
];

const monthRules: readonly DayRule[] = [
  {
    pattern: phrase('(?:{weekday},? )?{month}\\.? (?:the )?{dayNumber}(?:,? {year})?'),
    place: 'any',
    read: (match) => reading.monthDay(monthOf(match), numberOf(match, 'dayNumber'), yearOf(match)),
  },
  {
    pattern: phrase('(?:{weekday},? )?(?:the )?{dayNumber}\\.? (?:of )?{month}(?:,? {year})?'),
    place: 'any',
    read: (match) => reading.monthDay(monthOf(match), numberOf(match, 'dayNumber'), yearOf(match)),
  },
  { pattern: phrase('(?:in )?{month} {year}'), place: 'edge', read: (match) => reading.monthAsDay(monthOf(match), yearOf(match)) },
  { pattern: phrase('in {month}'), place: 'edge', read: (match) => reading.monthAsDay(monthOf(match), null) },
  { pattern: phrase('(?:next|this) {month}'), place: 'edge', read: (match) => reading.monthAsDay(monthOf(match), null) },
  { pattern: phrase('{month}'), place: 'prepEdge', read: (match) => reading.monthAsDay(monthOf(match), null) },
  {
    pattern: phrase('(?:at )?(?:the )?end of {month}(?: {year})?'),
    place: 'tightEdge',
    read: (match) => reading.monthAsDay(monthOf(match), yearOf(match), 'last'),
  },
  {
    pattern: phrase('(?:at )?(?:the )?(?:start|beginning) of {month}(?: {year})?'),
    place: 'tightEdge',
    read: (match) => reading.monthAsDay(monthOf(match), yearOf(match), 'first'),
  },
  {
    pattern: phrase('(?:mid(?: |-)|(?:in )?(?:the )?middle of ){month}(?: {year})?'),
    place: 'tightEdge',
    read: (match) => reading.monthAsDay(monthOf(match), yearOf(match), 'middle'),
  },
  { pattern: phrase('(?:the )?{ordinal}|the {ordinalWord}'), place: 'prepEdge', read: (match) => reading.dayOfMonth(ordinalOf(match)) },
  {
    pattern: phrase('(?:on )?(?:the )?{ordinalWord} of (?:this|the) month'),
    place: 'edge',
    read: (match) => reading.dayOfMonth(ordinalOf(match)),
  },
  {
    pattern: phrase('(?:on )?(?:the )?{ordinalWord} of next month'),
    place: 'edge',
    read: (match) => reading.dayOfMonth(ordinalOf(match), 1),
  },
  {
    pattern: phrase('(?:the )?{nth} (?:{weekday}|day) (?:of|in) (?:(?:the|this|(?<which>next)) month|{month})'),
    place: 'edge',
    read: readNthOfMonth,
  },
];

function readNthOfMonth(match: RegExpExecArray): DayReading | null {
  const nth = readNth(group(match, 'nth'));
  if (nth === null) return null;
  const weekday = group(match, 'weekday') === '' ? null : weekdayOf(match);
  const month = group(match, 'month') === '' ? null : monthOf(match);
  return reading.nthOfMonth(nth, weekday, { month, ahead: group(match, 'which') === 'next' ? 1 : null });
}

const feasts: Readonly<Record<string, readonly [month: number, day: number]>> = {
  'christmas eve': [12, 24],
  christmas: [12, 25],
  'boxing day': [12, 26],
  'new year eve': [12, 31],
  'new year': [1, 1],
  'valentine day': [2, 14],
  halloween: [10, 31],
};

const feastRules: readonly DayRule[] = [
  {
    pattern: phrase(
      "(?:christmas|xmas)(?: eve| day)?|boxing day|(?:the )?new year(?:(?:['’]?s) (?:eve|day))?|valentine['’]?s(?: day)?|halloween",
    ),
    place: 'prepEdge',
    read: (match) => {
      const name = match[0]
        .toLowerCase()
        .replace(/['’]?s(?= |$)/gu, '')
        .replace('xmas', 'christmas')
        .replace(/^the /u, '');
      const feast = feasts[name] ?? feasts[name.replace(/ day$/u, '')] ?? feasts[`${name} day`] ?? feasts['christmas'];
      return feast === undefined ? null : reading.monthDay(feast[0], feast[1], null);
    },
  },
];

/** Every way to name a day in words. The longest match at a place is the one that counts. */
export const dayRules: readonly DayRule[] = [...relativeRules, ...weekdayRules, ...periodRules, ...monthRules, ...feastRules];
