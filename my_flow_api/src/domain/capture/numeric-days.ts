import { type DayReading, dateOrNull, monthDay } from './day-reading.ts';
import type { DayPlace } from './day-rules.ts';
import { group, matchAt, phrase } from './phrase.ts';
import type { Site } from './site.ts';

export type NumericDay = { readonly end: number; readonly place: DayPlace | 'due'; readonly reading: DayReading };

const iso = phrase('{year}(?<mark>[-/])(?<month>0?[1-9]|1[0-2])\\k<mark>(?<day>0?[1-9]|[12]\\d|3[01])');
const dotted = phrase('(?:{weekday},? )?(?<first>\\d{1,2})\\.(?<second>\\d{1,2})\\.(?<year>(?:19|20|21)?\\d\\d)');
const marked = phrase('(?:{weekday},? )?(?<first>\\d{1,2})(?<mark>[/-])(?<second>\\d{1,2})\\k<mark>(?<year>(?:19|20|21)\\d\\d|\\d\\d)');
const slashed = phrase('(?:{weekday},? )?(?<first>\\d{1,2})/(?<second>\\d{1,2})');
// The dot behind the month belongs to the date, so the end of a word is not asked for.
const dayDotMonthDot = /(?<first>\d{1,2})\.[^\S\r\n]?(?<second>\d{1,2})\.(?![\p{L}\p{N}])/iuy;

/** A day in figures at a position: ISO always, else in the order of the locale, or in the only order that is a date. */
export function numericDayAt(site: Site): NumericDay | null {
  const isoMatch = matchAt(iso, site);
  if (isoMatch !== null) {
    const date = dateOrNull(figure(isoMatch, 'year'), figure(isoMatch, 'month'), figure(isoMatch, 'day'));
    return date === null ? null : { end: site.position + isoMatch[0].length, place: 'any', reading: () => date };
  }
  return withYear(site) ?? withoutYear(site);
}

function withYear(site: Site): NumericDay | null {
  const dots = matchAt(dotted, site);
  // Two-figure years between dots are a date only where dates are dotted: elsewhere 10.2.26 is a version.
  if (dots !== null && !site.order.dotted && group(dots, 'year').length === 2) return null;
  const match = dots ?? matchAt(marked, site);
  if (match === null) return null;
  if (group(match, 'mark') === '-' && group(match, 'year').length === 2) return null;
  const [month, day] = monthAndDay(match, dots === null && site.order.monthFirst);
  const year = figure(match, 'year');
  const date = dateOrNull(year < 100 ? 2000 + year : year, month, day);
  return date === null ? null : { end: site.position + match[0].length, place: 'any', reading: () => date };
}

function withoutYear(site: Site): NumericDay | null {
  const dots = site.order.dotted ? matchAt(dayDotMonthDot, site) : null;
  const match = dots ?? matchAt(slashed, site);
  if (match === null) return null;
  const [month, day] = monthAndDay(match, dots === null && site.order.monthFirst);
  // 2000 is a leap year: the 29th of February has the shape of a date.
  if (dateOrNull(2000, month, day) === null) return null;
  const end = site.position + match[0].length;
  return { end, place: dots === null ? slashPlace(match) : 'edge', reading: monthDay(month, day, null) };
}

/** Some pairs of figures are known as something else, and n/n is a mark: those are dates only behind "by" and "due". */
function slashPlace(match: RegExpExecArray): NumericDay['place'] {
  const first = figure(match, 'first');
  const second = figure(match, 'second');
  return first === second || (first === 24 && second === 7) || (first === 9 && second === 11) ? 'due' : 'edge';
}

function monthAndDay(match: RegExpExecArray, monthFirst: boolean): [month: number, day: number] {
  const first = figure(match, 'first');
  const second = figure(match, 'second');
  const [month, day] = monthFirst ? [first, second] : [second, first];
  return month > 12 && day <= 12 ? [day, month] : [month, day];
}

function figure(match: RegExpExecArray, name: string): number {
  return Number.parseInt(group(match, name), 10);
}
