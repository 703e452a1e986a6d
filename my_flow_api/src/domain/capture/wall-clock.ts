import type { Due, Instant, Zone } from 'my_flow_contract';
import { Temporal } from 'temporal-polyfill';

/** The calendar day and the minute of the day at an instant in a zone. */
export function wallClockAt(at: Instant, zone: Zone): { readonly today: Temporal.PlainDate; readonly minute: number } {
  const now = Temporal.Instant.from(at).toZonedDateTimeISO(zone);
  return { today: now.toPlainDate(), minute: now.hour * 60 + now.minute };
}

/**
 * The instant of a wall-clock minute of a day; 1440 and more are the next day. A time that a change of the clocks skips is read with the
 * offset from before the gap, one that is repeated is its first: RFC 5545 3.3.5.
 */
export function dueAt(day: Temporal.PlainDate, minute: number, zone: Zone): Due {
  const date = day.add({ days: Math.floor(minute / 1440) });
  const wall = date.toPlainDateTime({ hour: Math.floor((minute % 1440) / 60), minute: minute % 60 });
  const at = wall.toZonedDateTime(zone, { disambiguation: 'compatible' }).toInstant();
  return { kind: 'instant', at: at.toString({ smallestUnit: 'second' }), zone };
}

/** Whether a wall-clock minute of a day is skipped there by a change of the clocks. */
export function isSkipped(day: Temporal.PlainDate, minute: number, zone: Zone): boolean {
  const wall = day.toPlainDateTime({ hour: Math.floor((minute % 1440) / 60), minute: minute % 60 });
  return !wall.toZonedDateTime(zone).toPlainDateTime().equals(wall);
}

/** An instant in milliseconds as text, without a fraction that is none. */
export function instantOf(ms: number): Instant {
  return new Date(ms).toISOString().replace(/\.000Z$/, 'Z');
}
