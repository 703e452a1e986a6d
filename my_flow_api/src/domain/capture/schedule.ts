import type { Day, Due } from 'my_flow_contract';
import { Temporal } from 'temporal-polyfill';
import type { CaptureFrame } from './capture-frame.ts';
import { pickWhen, type WhenPieces } from './clause-pieces.ts';
import type { DayFrame } from './day-reading.ts';
import type { Item } from './piece.ts';
import { hintIn } from './said-time.ts';
import { scheduleRecurrence } from './schedule-recurrence.ts';
import { dueAt, wallClockAt } from './wall-clock.ts';
import { minuteFor, partOf, timePieces, type UsedPiece, used, type WhenContext } from './when-context.ts';

export type Schedule = {
  readonly due: Due | null;
  readonly startDay: Day | null;
  readonly recurrence: string | null;
  /** The length of a range of times; null when there was none. */
  readonly lengthMinutes: number | null;
  readonly used: readonly UsedPiece[];
};

const unscheduled: Schedule = { due: null, startDay: null, recurrence: null, lengthMinutes: null, used: [] };

/** What a clause is read in. */
export type Setting = {
  readonly frame: CaptureFrame;
  /** The day that the clause before begins with, and that goes on here: "Tomorrow at noon call Ann, at 3 pick up Leo". */
  readonly headDay: Temporal.PlainDate | null;
};

/** When a clause is due, from when it may be started, and how it comes again. */
export function schedule(items: readonly Item[], text: string, setting: Setting): Schedule {
  const { frame, headDay } = setting;
  const pieces = pickWhen(items, text);
  // Most clauses say no time: then the zone need not be asked.
  if (Object.values(pieces).every((piece) => piece === null)) return unscheduled;
  const zone = pieces.time?.time.zone ?? frame.zone;
  const { today, minute } = wallClockAt(frame.at, zone);
  const context: WhenContext = { frame, headDay, pieces, today, nowMinute: minute, hint: hintIn(items), zone };
  const start = startOf(context);
  if (pieces.recurrence !== null) {
    const due = dueDayOf(context, start);
    const recurring = scheduleRecurrence(context, pieces.recurrence, start ?? due);
    return {
      ...recurring,
      startDay: start?.toString() ?? null,
      lengthMinutes: lengthOf(context),
      used: [...used('start', start === null ? null : pieces.start), ...used('due', due === null ? null : pieces.due), ...recurring.used],
    };
  }
  if (pieces.moment !== null) {
    const due: Due = { kind: 'instant', at: pieces.moment.at, zone: pieces.moment.zone ?? frame.zone };
    return {
      due,
      startDay: start?.toString() ?? null,
      recurrence: null,
      lengthMinutes: null,
      used: [...used('due', pieces.moment), ...used('start', start === null ? null : pieces.start)],
    };
  }
  if (pieces.due?.last != null) return scheduleRange(context, pieces.due);
  return scheduleOnce(context, start);
}

function lengthOf(context: WhenContext): number | null {
  return context.pieces.time?.time.lengthMinutes ?? null;
}

function startOf(context: WhenContext): Temporal.PlainDate | null {
  const piece = context.pieces.start;
  return piece === null ? null : shifted(piece.reading(dayFrame(context, null, false)), piece.shiftDays);
}

function dueDayOf(context: WhenContext, start: Temporal.PlainDate | null): Temporal.PlainDate | null {
  const piece = context.pieces.due;
  if (piece === null) return null;
  const day = piece.reading(dayFrame(context, start, true));
  // "before Friday" is Thursday at the latest; "before Friday 5pm" is Friday.
  const due = shifted(day, context.pieces.time === null ? piece.shiftDays : 0);
  if (due === null || (start !== null && Temporal.PlainDate.compare(due, start) < 0)) return null;
  return piece.shiftDays < 0 && Temporal.PlainDate.compare(due, context.today) < 0 ? null : due;
}

function shifted(day: Temporal.PlainDate | null, days: number): Temporal.PlainDate | null {
  return day === null || day.year > 9998 ? null : day.add({ days });
}

function dayFrame(context: WhenContext, after: Temporal.PlainDate | null, withTime: boolean): DayFrame {
  const hasTime = withTime && (context.pieces.time !== null || context.pieces.part !== null);
  const minute = hasTime ? minuteFor(context, false) : null;
  const isToCome = minute !== null && minute > context.nowMinute;
  return {
    today: context.today,
    after,
    todayIsToCome: hasTime && isToCome,
    todayIsPast: hasTime && !isToCome,
    weekStart: context.frame.weekStart,
  };
}

function scheduleOnce(context: WhenContext, start: Temporal.PlainDate | null): Schedule {
  const { pieces } = context;
  const day = dueDayOf(context, start);
  const due = day === null ? timeAlone(context, start) : dueOn(context, day);
  const startPiece = used('start', start === null ? null : pieces.start);
  if (due === null) return { due, startDay: start?.toString() ?? null, recurrence: null, lengthMinutes: null, used: startPiece };
  const dayPiece = used('due', day === null ? null : pieces.due);
  return {
    due,
    startDay: start?.toString() ?? null,
    recurrence: null,
    lengthMinutes: lengthOf(context),
    used: [...startPiece, ...dayPiece, ...timePieces(pieces)],
  };
}

function dueOn(context: WhenContext, day: Temporal.PlainDate): Due | null {
  const isToday = day.equals(context.today);
  const minute = minuteFor(context, isToday);
  if (minute !== null) return dueAt(day, minute, context.zone);
  // A part of today that is over is no date: "this morning", said in the evening.
  return partOf(context.pieces) === null ? { kind: 'day', day: day.toString() } : null;
}

/** A time without a day is the next one to come, or on the start day. */
function timeAlone(context: WhenContext, start: Temporal.PlainDate | null): Due | null {
  if (context.pieces.time === null && context.pieces.part === null) return null;
  if (start !== null) return dueOn(context, start);
  if (context.headDay !== null) return dueOn(context, context.headDay);
  const minute = minuteFor(context, true);
  // "in the morning", said after nine, is tomorrow's.
  const isOver = context.pieces.time === null && context.pieces.part?.part === 'morning' && minute !== minuteFor(context, false);
  if (minute !== null && minute > context.nowMinute && !isOver) return dueAt(context.today, minute, context.zone);
  const other = minuteFor(context, false);
  return other === null ? null : dueAt(context.today.add({ days: 1 }), other, context.zone);
}

function scheduleRange(context: WhenContext, piece: NonNullable<WhenPieces['due']>): Schedule {
  const from = piece.reading(dayFrame(context, null, true));
  const to = from === null ? null : (piece.last?.(dayFrame(context, from, false)) ?? null);
  const due = to === null ? null : dueOn(context, to);
  if (from === null || due === null) return unscheduled;
  return {
    due,
    startDay: from.toString(),
    recurrence: null,
    lengthMinutes: lengthOf(context),
    used: [...used('due', piece), ...timePieces(context.pieces)],
  };
}
