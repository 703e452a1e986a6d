import { addDays, type Day, dayInZone, type Instant, startOfWeek, type Zone } from 'my_flow_contract';
import { Temporal } from 'temporal-polyfill';
import { instantOf } from './instant.ts';

/** The days and instants that the present is seen against, in the person's zone. */
export type DayFrame = {
  readonly zone: Zone;
  readonly now: Instant;
  readonly today: Day;
  readonly todayStartsAt: Instant;
  readonly tomorrowStartsAt: Instant;
  readonly weekStartsAt: Instant;
  readonly nextWeekStartsAt: Instant;
  /** The first day of the next week. */
  readonly nextWeekDay: Day;
};

/** The frame of a moment for weeks that start on the ISO weekday `weekStart`. */
export function dayFrame(nowMs: number, zone: Zone, weekStart: number): DayFrame {
  const today = dayInZone(nowMs, zone);
  const weekDay = startOfWeek(today, weekStart);
  const nextWeekDay = addDays(weekDay, 7);
  return {
    zone,
    now: instantOf(nowMs),
    today,
    todayStartsAt: startOfDay(today, zone),
    tomorrowStartsAt: startOfDay(addDays(today, 1), zone),
    weekStartsAt: startOfDay(weekDay, zone),
    nextWeekStartsAt: startOfDay(nextWeekDay, zone),
    nextWeekDay,
  };
}

/** The first moment of a calendar day in a zone; where the clock skips midnight, the first one after the gap. */
export function startOfDay(day: Day, zone: Zone): Instant {
  return instantOf(Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds);
}

/**
 * The instant of a wall-clock time `HH:MM` on a day in a zone. A time that the clock skips is read with the offset before the gap, one that
 * comes twice is the first (RFC 5545 3.3.5).
 */
export function instantAtTime(day: Day, time: string, zone: Zone): Instant {
  return instantOf(Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(zone).epochMilliseconds);
}
