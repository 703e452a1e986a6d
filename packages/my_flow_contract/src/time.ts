import type { Due } from './flow.ts';
import type { Day, Instant, Zone } from './scalars.ts';

const msPerDay = 86_400_000;
const formats = new Map<Zone, Intl.DateTimeFormat>();
const formatsMax = 600;

/** The calendar day on which an instant falls in a zone. Throws RangeError for a zone this runtime does not know. */
export function dayInZone(at: Instant | number, zone: Zone): Day {
  let format = formats.get(zone);
  if (format === undefined) {
    // en-CA writes a date as YYYY-MM-DD; a formatter costs 50 microseconds to make, so it is kept.
    format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
    if (formats.size >= formatsMax) formats.clear();
    formats.set(zone, format);
  }
  return format.format(typeof at === 'number' ? at : Date.parse(at));
}

/** A calendar day moved by whole days. */
export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * msPerDay).toISOString().slice(0, 10);
}

/** Whole days from one calendar day to another; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / msPerDay);
}

/** ISO weekday of a calendar day, 1 Monday to 7 Sunday. */
export function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

/** The first day of the week in which a day falls, for weeks that start on the ISO weekday `weekStart`. */
export function startOfWeek(day: Day, weekStart: number): Day {
  return addDays(day, -((weekdayOf(day) - weekStart + 7) % 7));
}

/** The calendar day on which something is due, seen from a zone. */
export function dueDay(due: Due, zone: Zone): Day {
  return due.kind === 'day' ? due.day : dayInZone(due.at, zone);
}

/** Whether the due day has passed, or the due instant. */
export function isOverdue(due: Due, nowMs: number, zone: Zone): boolean {
  return due.kind === 'day' ? due.day < dayInZone(nowMs, zone) : Date.parse(due.at) < nowMs;
}
