import { type Day, dayInZone, daysBetween } from 'my_flow_contract';
import { t } from '#src/lib/words/words.ts';
import { formatParts, type TimeFrame } from './time-frame.ts';

/** A calendar day in words: `Today`, `Tomorrow`, `Yesterday`, `Fri` for the next six days, `12 Mar`, and with the year when it is another one. */
export function formatDay(day: Day, { nowMs, zone, locale }: TimeFrame): string {
  const today = dayInZone(nowMs, zone);
  const days = daysBetween(today, day);
  if (days === 0) return t('time.today');
  if (days === 1) return t('time.tomorrow');
  if (days === -1) return t('time.yesterday');
  if (days > 1 && days < 7) return formatWeekday(day, locale);
  return formatDate(day, locale, day.slice(0, 4) !== today.slice(0, 4));
}

/** `Fri`. */
export function formatWeekday(day: Day, locale: string | null): string {
  return formatParts(noonOf(day), { zone: 'UTC', locale }, { weekday: 'short' });
}

/** `12 Mar`, or `12 Mar 2027`. */
export function formatDate(day: Day, locale: string | null, withYear: boolean): string {
  return formatParts(noonOf(day), { zone: 'UTC', locale }, { day: 'numeric', month: 'short', ...(withYear ? { year: 'numeric' } : {}) });
}

function noonOf(day: Day): number {
  return Date.parse(`${day}T12:00:00Z`);
}
