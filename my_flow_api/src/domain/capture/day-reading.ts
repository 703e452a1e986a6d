import { Temporal } from 'temporal-polyfill';

/** What the words for a day are read against. */
export type DayFrame = {
  readonly today: Temporal.PlainDate;
  /** A start day in the same clause: a due day comes after it. */
  readonly after: Temporal.PlainDate | null;
  /** A time of day goes with it, and today it is still to come. */
  readonly todayIsToCome: boolean;
  /** A time of day goes with it, and today it has passed. */
  readonly todayIsPast: boolean;
  readonly weekStart: number;
};

/** Works out a calendar day; null when there is none, such as the 30th of February. */
export type DayReading = (frame: DayFrame) => Temporal.PlainDate | null;

/** `unit` is one of day, week, fortnight, month, quarter, year. */
export function later(count: number, unit: string, from: DayReading = today): DayReading {
  return (frame) => from(frame)?.add(durationOf(count, unit)) ?? null;
}

export const today: DayReading = (frame) => frame.today;

/** The next such weekday to come; today's only with a time that is still to come. */
export function comingWeekday(weekday: number): DayReading {
  return (frame) => {
    if (frame.after !== null) return onOrAfter(frame.after.add({ days: 1 }), weekday);
    return onOrAfter(frame.todayIsToCome ? frame.today : frame.today.add({ days: 1 }), weekday);
  };
}

/** "this Friday": the first from today on, today included. */
export function thisWeekday(weekday: number): DayReading {
  return (frame) => (frame.after === null ? onOrAfter(frame.today, weekday) : onOrAfter(frame.after.add({ days: 1 }), weekday));
}

/** That weekday of the week which is `weeks` after this one. */
export function weekdayOfWeek(weekday: number, weeks: number): DayReading {
  return (frame) => onOrAfter(weekStartOf(frame.today, frame.weekStart).add({ weeks }), weekday);
}

/** The Saturday of this weekend, or of the one `weeks` later; on a Sunday, the weekend that goes on is that Sunday. */
export function weekend(weeks: number): DayReading {
  return (frame) => {
    const from = frame.after ?? frame.today;
    if (from.dayOfWeek === 7 && weeks === 0) return from;
    const saturday = from.dayOfWeek === 7 ? from.subtract({ days: 1 }) : onOrAfter(from, 6);
    return saturday.add({ weeks });
  };
}

/** The first day of the week, month, quarter or year that is `ahead` after this one. */
export function periodStart(unit: string, ahead: number): DayReading {
  return (frame) => startOf(frame.after ?? frame.today, unit, frame.weekStart).add(durationOf(ahead, unit));
}

/** The last day of such a period. */
export function periodEnd(unit: string, ahead: number): DayReading {
  return (frame) => periodStart(unit, ahead + 1)(frame)?.subtract({ days: 1 }) ?? null;
}

/** A day of the year to come, or of the year named. A day beyond the end of its month is none. */
export function monthDay(month: number, day: number, year: number | null): DayReading {
  return (frame) => {
    if (year !== null) return dateOrNull(year, month, day);
    const earliest = earliestOf(frame);
    // A 29th of February may be eight years away.
    for (let ahead = 0; ahead <= 8; ahead += 1) {
      const date = dateOrNull(earliest.year + ahead, month, day);
      if (date !== null && Temporal.PlainDate.compare(date, earliest) >= 0) return date;
    }
    return null;
  };
}

/** A month as a day: its first when it is to come, its last when it is now. `year` null is the next such month. */
export function monthAsDay(month: number, year: number | null, edge: 'first' | 'middle' | 'last' | null = null): DayReading {
  return (frame) => {
    const from = frame.after ?? frame.today;
    const first = dateOrNull(year ?? (month < from.month ? from.year + 1 : from.year), month, 1);
    if (first === null) return null;
    if (edge === 'last') return lastOfMonth(first);
    if (edge === 'middle') {
      const middle = first.with({ day: 15 });
      return year === null && Temporal.PlainDate.compare(middle, from) < 0 ? middle.add({ years: 1 }) : middle;
    }
    if (edge === 'first') return year === null && Temporal.PlainDate.compare(first, from) < 0 ? first.add({ years: 1 }) : first;
    return year === null && first.month === from.month && first.year === from.year ? lastOfMonth(first) : first;
  };
}

/** "the 15th": the next month that has such a day, today counted; with `ahead`, of the month that is so many after this one. */
export function dayOfMonth(day: number, ahead: number | null = null): DayReading {
  return (frame) => {
    const first = (frame.after ?? frame.today).with({ day: 1 });
    if (ahead !== null) return dateOrNull(first.add({ months: ahead }).year, first.add({ months: ahead }).month, day);
    const earliest = earliestOf(frame);
    return firstOf(12, (step) => {
      const month = first.add({ months: step });
      const date = dateOrNull(month.year, month.month, day);
      return date !== null && Temporal.PlainDate.compare(date, earliest) >= 0 ? date : null;
    });
  };
}

/** "Friday the 13th": the next 13th that is a Friday. */
export function weekdayAndDay(weekday: number, day: number): DayReading {
  return (frame) => {
    const first = (frame.after ?? frame.today).with({ day: 1 });
    // Every weekday falls on every day of the month within 14 months, on the 31st within 30.
    return firstOf(48, (step) => {
      const month = first.add({ months: step });
      const date = dateOrNull(month.year, month.month, day);
      return date !== null && date.dayOfWeek === weekday && Temporal.PlainDate.compare(date, earliestOf(frame)) >= 0 ? date : null;
    });
  };
}

/** The nth (-1 the last) weekday of a month; `weekday` null is any day. Of this month or, when it has passed, of the next; or of the month named. */
export function nthOfMonth(nth: number, weekday: number | null, of: { month: number | null; ahead: number | null }): DayReading {
  return (frame) => {
    const earliest = earliestOf(frame);
    const first = (frame.after ?? frame.today).with({ day: 1 });
    if (of.ahead !== null) return nthIn(first.add({ months: of.ahead }), nth, weekday);
    return firstOf(24, (step) => {
      const month = first.add({ months: step });
      if (of.month !== null && month.month !== of.month) return null;
      const date = nthIn(month, nth, weekday);
      return date !== null && Temporal.PlainDate.compare(date, earliest) >= 0 ? date : null;
    });
  };
}

export function dateOrNull(year: number, month: number, day: number): Temporal.PlainDate | null {
  if (year < 1 || year > 9998 || month < 1 || month > 12 || day < 1 || day > 31) return null;
  const date = Temporal.PlainDate.from({ year, month, day }, { overflow: 'constrain' });
  return date.day === day ? date : null;
}

function earliestOf(frame: DayFrame): Temporal.PlainDate {
  if (frame.after !== null) return frame.after;
  return frame.todayIsPast ? frame.today.add({ days: 1 }) : frame.today;
}

function onOrAfter(date: Temporal.PlainDate, weekday: number): Temporal.PlainDate {
  return date.add({ days: (weekday - date.dayOfWeek + 7) % 7 });
}

function weekStartOf(date: Temporal.PlainDate, weekStart: number): Temporal.PlainDate {
  return date.subtract({ days: (date.dayOfWeek - weekStart + 7) % 7 });
}

function startOf(date: Temporal.PlainDate, unit: string, weekStart: number): Temporal.PlainDate {
  if (unit === 'day') return date;
  if (unit === 'week') return weekStartOf(date, weekStart);
  if (unit === 'month') return date.with({ day: 1 });
  if (unit === 'quarter') return date.with({ month: date.month - ((date.month - 1) % 3), day: 1 });
  return date.with({ month: 1, day: 1 });
}

function lastOfMonth(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.with({ day: date.daysInMonth });
}

function nthIn(month: Temporal.PlainDate, nth: number, weekday: number | null): Temporal.PlainDate | null {
  const last = lastOfMonth(month);
  if (weekday === null) return nth === -1 ? last : dateOrNull(month.year, month.month, nth);
  if (nth === -1) return last.subtract({ days: (last.dayOfWeek - weekday + 7) % 7 });
  const date = onOrAfter(month.with({ day: 1 }), weekday).add({ weeks: nth - 1 });
  return date.month === month.month ? date : null;
}

function durationOf(count: number, unit: string): Temporal.DurationLike {
  if (unit === 'day') return { days: count };
  if (unit === 'week') return { weeks: count };
  if (unit === 'fortnight') return { weeks: 2 * count };
  if (unit === 'month') return { months: count };
  if (unit === 'quarter') return { months: 3 * count };
  return { years: count };
}

function firstOf(steps: number, find: (step: number) => Temporal.PlainDate | null): Temporal.PlainDate | null {
  for (let step = 0; step <= steps; step += 1) {
    const found = find(step);
    if (found !== null) return found;
  }
  return null;
}
