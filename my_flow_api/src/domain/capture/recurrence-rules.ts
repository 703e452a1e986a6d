import { monthNumbers, readCount, readNth, ruleWeekday, weekdayNumbers } from './calendar-words.ts';
import type { PartOfDay } from './day-rules.ts';
import { group, phrase } from './phrase.ts';
import type { RuleParts } from './piece.ts';

/** `edge`: only where another part of the clause may begin, since "weekly report" is a report. */
export type RecurrenceRule = {
  readonly pattern: RegExp;
  readonly place: 'any' | 'edge';
  readonly read: (match: RegExpExecArray) => RuleParts | null;
  readonly part?: (match: RegExpExecArray) => PartOfDay | null;
};

const every = '(?:every|each)(?: single)?';
const unit = '(?<unit>day|week|month|quarter|year)s?';
const workdays = ['MO', 'TU', 'WE', 'TH', 'FR'];
const join = '(?: ?[,/&] ?(?:and )?| and | & )';
const weekdayName =
  'mon(?:day)?s?|tue(?:s(?:day)?)?s?|wed(?:s|nesday)?s?|thu(?:r(?:s(?:day)?)?)?s?|fri(?:day)?s?|sat(?:urday)?s?|sun(?:day)?s?';
// Seven names at most: a week has no more.
const weekdayList = `(?<list>(?:${weekdayName})(?:${join}(?:on )?(?:${weekdayName})){0,6})`;
const pluralList =
  '(?<list>(?:mon|tues|wednes|thurs|fri|satur|sun)days(?:(?: ?, ?(?:and )?| and | & )(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)days){0,6})';
const daysOfMonth = '(?<days>{ordinalWord}(?:(?: ?, ?(?:and )?(?:the )?| and (?:the )?| & ){ordinal2})?)';
// Without "every": three days, or two that are one expression.
const bareList = `(?<list>(?:${weekdayName})(?:(?: ?[/&] ?| & )(?:${weekdayName})|(?:(?:${join}| |, )(?:${weekdayName})){2,6}))`;
const partTail = '(?: {part})?';

const freqs: Readonly<Record<string, RuleParts['freq']>> = { day: 'DAILY', week: 'WEEKLY', month: 'MONTHLY', year: 'YEARLY' };
const adverbs: Readonly<Record<string, RuleParts>> = {
  daily: { freq: 'DAILY' },
  weekly: { freq: 'WEEKLY' },
  fortnightly: { freq: 'WEEKLY', interval: 2 },
  biweekly: { freq: 'WEEKLY', interval: 2 },
  'bi-weekly': { freq: 'WEEKLY', interval: 2 },
  monthly: { freq: 'MONTHLY' },
  bimonthly: { freq: 'MONTHLY', interval: 2 },
  quarterly: { freq: 'MONTHLY', interval: 3 },
  yearly: { freq: 'YEARLY' },
  annually: { freq: 'YEARLY' },
};
const adverb = '(?<adverb>daily|weekly|fortnightly|bi-?weekly|monthly|bimonthly|quarterly|yearly|annually)';

const partOf = (match: RegExpExecArray): PartOfDay | null => {
  const part = group(match, 'part');
  return part === 'morning' || part === 'afternoon' || part === 'evening' || part === 'night' ? part : null;
};
const nthOf = (match: RegExpExecArray) => readNth(group(match, 'nth')) ?? 1;
const monthOf = (match: RegExpExecArray) => monthNumbers.get(group(match, 'month')) ?? 1;

/** Every way to say that a thing comes again. The longest match at a place is the one that counts. */
export const recurrenceRules: readonly RecurrenceRule[] = [
  { pattern: phrase(`${every} ${unit}`), place: 'any', read: (match) => every1(group(match, 'unit'), 1) },
  { pattern: phrase(`${every} (?:other|second|2nd) ${unit}`), place: 'any', read: (match) => every1(group(match, 'unit'), 2) },
  { pattern: phrase(`${every} third ${unit}`), place: 'any', read: (match) => every1(group(match, 'unit'), 3) },
  { pattern: phrase(`${every} {whole} ${unit}`), place: 'any', read: (match) => everyMany(match) },
  { pattern: phrase(`once (?:a|every|per) ${unit}`), place: 'any', read: (match) => every1(group(match, 'unit'), 1) },
  { pattern: phrase(`${every} fortnight`), place: 'any', read: () => ({ freq: 'WEEKLY', interval: 2 }) },
  { pattern: phrase(`${every} {part}`), place: 'any', read: () => ({ freq: 'DAILY' }), part: partOf },
  { pattern: phrase(`nightly`), place: 'edge', read: () => ({ freq: 'DAILY' }), part: () => 'night' },
  { pattern: phrase(`everyday`), place: 'edge', read: () => ({ freq: 'DAILY' }) },
  {
    pattern: phrase(`${every} (?:weekday|workday|working day|business day)s?${partTail}`),
    place: 'any',
    read: () => weekly(workdays),
    part: partOf,
  },
  { pattern: phrase(`(?:on )?(?:weekdays|workdays|working days)`), place: 'edge', read: () => weekly(workdays) },
  { pattern: phrase(`${every} weekend`), place: 'any', read: () => weekly(['SA']) },
  { pattern: phrase(`(?:on|at) weekends|weekends`), place: 'edge', read: () => weekly(['SA', 'SU']) },
  { pattern: phrase(`${every} ${weekdayList}${partTail}`), place: 'any', read: (match) => weekly(weekdaysOf(match)), part: partOf },
  { pattern: phrase(`(?:on )?${pluralList}`), place: 'edge', read: (match) => weekly(weekdaysOf(match)) },
  { pattern: phrase(`(?:on )?${bareList}`), place: 'edge', read: (match) => weekly(weekdaysOf(match)) },
  {
    pattern: phrase(`${every} (?<nth>other|second|2nd|third|3rd|fourth|4th) ${weekdayList}${partTail}`),
    place: 'any',
    read: (match) => weekly(weekdaysOf(match), nthOf(match)),
    part: partOf,
  },
  {
    pattern: phrase(`(?:${every}|weekly|${every} week) (?:on )?${weekdayList}${partTail}`),
    place: 'any',
    read: (match) => weekly(weekdaysOf(match)),
    part: partOf,
  },
  {
    pattern: phrase(`${every} {whole} weeks (?:on )?${weekdayList}${partTail}`),
    place: 'any',
    read: (match) => weekly(weekdaysOf(match), readCount(group(match, 'whole')) ?? 1),
    part: partOf,
  },
  {
    pattern: phrase(`(?:${every} (?:other|second) week|fortnightly|bi-?weekly) (?:on )?${weekdayList}${partTail}`),
    place: 'any',
    read: (match) => weekly(weekdaysOf(match), 2),
    part: partOf,
  },
  ...monthlyRules(),
  ...yearlyRules(),
  { pattern: phrase(adverb), place: 'edge', read: (match) => adverbs[group(match, 'adverb')] ?? null },
];

function monthlyRules(): RecurrenceRule[] {
  const monthly = `(?:${every} month|monthly|once a month)`;
  const ofMonth = '(?:of|in) (?:the|every|each) month';
  return [
    { pattern: phrase(`${every} (?<nth>first|1st|last)(?: {weekday}| (?<any>day))(?: ${ofMonth})?`), place: 'any', read: nthWeekday },
    { pattern: phrase(`${every} {nth}(?: {weekday}| (?<any>day)) ${ofMonth}`), place: 'any', read: nthWeekday },
    { pattern: phrase(`(?:on )?(?:the )?{nth}(?: {weekday}| (?<any>day)) (?:of|in) (?:every|each) month`), place: 'any', read: nthWeekday },
    { pattern: phrase(`${monthly},? (?:on )?(?:the )?{nth}(?: {weekday}| (?<any>day))(?: of the month)?`), place: 'any', read: nthWeekday },
    {
      pattern: phrase(`(?:at )?(?:the )?end of (?:every|each) month|${every} month(?: |-)end`),
      place: 'any',
      read: () => onMonthDays([31]),
    },
    {
      pattern: phrase(`${monthly},? (?:on )?(?:the )?${daysOfMonth}(?: of the month)?`),
      place: 'any',
      read: (match) => onMonthDays(daysOf(match)),
    },
    { pattern: phrase(`${every} ${daysOfMonth}(?: ${ofMonth})?`), place: 'edge', read: (match) => onMonthDays(daysOf(match)) },
    {
      pattern: phrase(`(?:on )?(?:the )?${daysOfMonth} of (?:every|each) month`),
      place: 'any',
      read: (match) => onMonthDays(daysOf(match)),
    },
    {
      pattern: phrase(`${every} (?:{whole} months|(?<other>other|second) month|(?<quarter>quarter)),? on (?:the )?${daysOfMonth}`),
      place: 'any',
      read: (match) => onMonthDays(daysOf(match), monthsBetween(match)),
    },
  ];
}

function yearlyRules(): RecurrenceRule[] {
  const yearly = `(?:${every}(?: year)?|yearly|annually|once a year)`;
  const read = (match: RegExpExecArray): RuleParts | null => onYearDay(monthOf(match), Number.parseInt(group(match, 'dayNumber'), 10));
  return [
    { pattern: phrase(`${yearly},? (?:on )?{month} (?:the )?{dayNumber}`), place: 'any', read },
    { pattern: phrase(`${yearly},? (?:on )?(?:the )?{dayNumber} (?:of )?{month}`), place: 'any', read },
    { pattern: phrase(`(?:on )?{month} {dayNumber},? (?:every|each) year`), place: 'any', read },
    { pattern: phrase(`(?:on )?(?:the )?{dayNumber} (?:of )?{month},? (?:every|each) year`), place: 'any', read },
    { pattern: phrase(`${every} {month}`), place: 'edge', read: (match) => ({ freq: 'YEARLY', byMonth: monthOf(match), byMonthDay: [1] }) },
  ];
}

function every1(unitName: string, interval: number): RuleParts {
  if (unitName === 'quarter') return { freq: 'MONTHLY', interval: 3 * interval };
  return { freq: freqs[unitName] ?? 'DAILY', interval };
}

function everyMany(match: RegExpExecArray): RuleParts | null {
  const count = readCount(group(match, 'whole'));
  return count === null || count < 1 ? null : every1(group(match, 'unit'), count);
}

function weekly(byDay: readonly string[], interval = 1): RuleParts | null {
  return byDay.length === 0 || interval < 1 ? null : { freq: 'WEEKLY', interval, byDay };
}

/** The weekdays of a list, each once, in the order of the week. */
function weekdaysOf(match: RegExpExecArray): string[] {
  const names = group(match, 'list').match(/[a-z]+/g) ?? [];
  const numbers = names
    .map((name) => weekdayNumbers.get(name) ?? weekdayNumbers.get(name.replace(/s$/, '')))
    .filter((number) => number !== undefined);
  return [...new Set(numbers)].sort((one, other) => one - other).map(ruleWeekday);
}

function nthWeekday(match: RegExpExecArray): RuleParts | null {
  const nth = nthOf(match);
  if (group(match, 'any') !== '') return { freq: 'MONTHLY', byMonthDay: [nth] };
  const weekday = weekdayNumbers.get(group(match, 'weekday'));
  return weekday === undefined ? null : { freq: 'MONTHLY', byDay: [`${nth}${ruleWeekday(weekday)}`] };
}

function daysOf(match: RegExpExecArray): number[] {
  const days = (group(match, 'days').match(/\d+|first/g) ?? []).map((day) => readNth(day) ?? 1);
  return [...new Set(days)].sort((one, other) => one - other);
}

function monthsBetween(match: RegExpExecArray): number {
  if (group(match, 'quarter') !== '') return 3;
  return group(match, 'other') === '' ? (readCount(group(match, 'whole')) ?? 1) : 2;
}

/** The 31st is meant as the last day of the months that have none; alone it is exactly that. */
function onMonthDays(days: readonly number[], interval = 1): RuleParts | null {
  if (days.length === 0 || interval < 1) return null;
  return { freq: 'MONTHLY', interval, byMonthDay: days.map((day) => (day === 31 ? -1 : day)) };
}

function onYearDay(month: number, day: number): RuleParts | null {
  if (day > new Date(Date.UTC(2000, month, 0)).getUTCDate()) return null;
  // A leap day is kept on the last of February in the years between.
  return { freq: 'YEARLY', byMonth: month, byMonthDay: [month === 2 && day === 29 ? -1 : day] };
}
