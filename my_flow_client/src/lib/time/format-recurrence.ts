import { t } from '#src/lib/words/words.ts';
import { formatDate } from './format-day.ts';

type Rule = ReadonlyMap<string, string>;

/** A recurrence rule of RFC 5545 in words, such as `every 2nd Friday`; for a rule with parts that have no words here, `repeats`. */
export function formatRecurrence(recurrence: string): string {
  const rule: Rule = new Map(recurrence.split(';').map((part) => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)]));
  const words = frequencyWords(rule);
  if (words === null) return t('recurrence.repeats');
  const times = rule.get('COUNT');
  const until = rule.get('UNTIL');
  if (times !== undefined) return t('recurrence.times', { words, count: Number(times) });
  return until === undefined
    ? words
    : t('recurrence.until', { words, day: formatDate(`${until.slice(0, 4)}-${until.slice(4, 6)}-${until.slice(6, 8)}`, null, true) });
}

function frequencyWords(rule: Rule): string | null {
  const interval = Number(rule.get('INTERVAL') ?? 1);
  const days = (rule.get('BYDAY') ?? '').split(',').filter((day) => day !== '');
  const daysOfMonth = (rule.get('BYMONTHDAY') ?? '').split(',').filter((day) => day !== '');
  switch (rule.get('FREQ')) {
    case 'DAILY':
      return days.length > 0 ? weeklyWords(days, interval) : every('day', interval);
    case 'WEEKLY':
      return days.length > 0 ? weeklyWords(days, interval) : every('week', interval);
    case 'MONTHLY':
      return monthlyWords({ interval, days, daysOfMonth, place: rule.get('BYSETPOS') ?? null });
    case 'YEARLY':
      return yearlyWords({ interval, month: rule.get('BYMONTH') ?? null, days, daysOfMonth });
    default:
      return null;
  }
}

function weeklyWords(days: readonly string[], interval: number): string | null {
  const key = days.toSorted().join(',');
  if (interval === 1 && key === 'FR,MO,TH,TU,WE') return t('recurrence.everyWeekday');
  if (interval === 1 && key === 'SA,SU') return t('recurrence.everyWeekend');
  const names = days.map(weekdayName);
  if (names.includes(null)) return null;
  return t('recurrence.every', { what: counted(joined(names.filter((name) => name !== null)), interval) });
}

type Monthly = { interval: number; days: readonly string[]; daysOfMonth: readonly string[]; place: string | null };

function monthlyWords({ interval, days, daysOfMonth, place }: Monthly): string | null {
  const month = every('month', interval);
  if (daysOfMonth.length > 0) return t('recurrence.onDays', { words: month, days: joined(daysOfMonth.map(dayOfMonth)) });
  const [day] = days;
  if (day === undefined) return month;
  if (days.toSorted().join(',') === 'FR,MO,TH,TU,WE' && place !== null)
    return t('recurrence.onDays', { words: month, days: `${placeWords(Number(place))} ${t('recurrence.workingDay')}` });
  const ordinal = /^(-?\d)?([A-Z]{2})$/.exec(day);
  const name = weekdayName(ordinal?.[2] ?? '');
  const at = ordinal?.[1] ?? place;
  if (days.length > 1 || name === null || at === null) return null;
  return t('recurrence.onDays', { words: month, days: `${placeWords(Number(at))} ${name}` });
}

type Yearly = { interval: number; month: string | null; days: readonly string[]; daysOfMonth: readonly string[] };

function yearlyWords({ interval, month, days, daysOfMonth }: Yearly): string | null {
  if (days.length > 0) return null;
  const year = every('year', interval);
  const [day] = daysOfMonth;
  if (month === null || day === undefined) return month === null && day === undefined ? year : null;
  const date = new Date(Date.UTC(2024, Number(month) - 1, Number(day)));
  return t('recurrence.onDate', { words: year, date: dateFormat.format(date) });
}

// The words of this file are English, so the names of days and months are too.
const dateFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' });
const weekdayFormat = new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' });
const ordinalRules = new Intl.PluralRules('en', { type: 'ordinal' });
const listFormat = new Intl.ListFormat('en-GB', { type: 'conjunction' });
const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

function weekdayName(code: string): string | null {
  const index = weekdays.indexOf(code);
  // 1 January 2024 was a Monday.
  return index < 0 ? null : weekdayFormat.format(Date.UTC(2024, 0, 1 + index));
}

function every(unit: 'day' | 'week' | 'month' | 'year', interval: number): string {
  if (interval <= 2) return t('recurrence.every', { what: counted(t(`recurrence.${unit}`), interval) });
  return t('recurrence.every', { what: `${interval} ${t(`recurrence.${unit}s`)}` });
}

function counted(what: string, interval: number): string {
  return interval === 1 ? what : `${ordinalWords(interval)} ${what}`;
}

function dayOfMonth(day: string): string {
  return Number(day) < 0 ? `${placeWords(Number(day))} ${t('recurrence.day')}` : ordinalWords(Number(day));
}

function placeWords(place: number): string {
  if (place === -1) return t('recurrence.last');
  return place < 0 ? t('recurrence.fromLast', { place: ordinalWords(-place) }) : ordinalWords(place);
}

function ordinalWords(number: number): string {
  const endings: Partial<Record<Intl.LDMLPluralRule, string>> = { one: 'st', two: 'nd', few: 'rd' };
  return `${number}${endings[ordinalRules.select(number)] ?? 'th'}`;
}

function joined(parts: readonly string[]): string {
  return listFormat.format(parts);
}
