import { addDays, type Day, type Due } from 'my_flow_contract';
import { Temporal } from 'temporal-polyfill';
import { nextOccurrence } from '../flows/next-occurrence.ts';
import type { PieceOf } from './clause-pieces.ts';
import type { DayFrame } from './day-reading.ts';
import { ruleText } from './find-recurrence.ts';
import type { RuleParts } from './piece.ts';
import { dueAt, isSkipped } from './wall-clock.ts';
import { minuteFor, timePieces, type UsedPiece, type WhenContext } from './when-context.ts';

type Recurring = { readonly due: Due | null; readonly recurrence: string | null; readonly used: readonly UsedPiece[] };

/** How many times "5 times" may say; each is looked up. */
const timesMax = 100;

/** The rule, and its first occurrence from `from` (or now) on, as the due. Today counts while it is not past. */
export function scheduleRecurrence(context: WhenContext, piece: PieceOf<'recurrence'>, from: Temporal.PlainDate | null): Recurring {
  const minute = minuteFor(context, false);
  const base = from ?? context.today;
  const isPast = minute !== null && base.equals(context.today) && minute <= context.nowMinute;
  const first = firstDay(context, piece.rule, { base: isPast ? base.add({ days: 1 }) : base, minute });
  if (first === null) return { due: null, recurrence: null, used: [] };
  const rule = ruleText(fullRule(piece.rule, first));
  const due: Due = minute === null ? { kind: 'day', day: first.toString() } : dueAt(first, minute, context.zone);
  const end = endOf(context, rule, first);
  const recurrence = end === null ? rule : `${rule};UNTIL=${untilText(context, end.day, minute !== null)}`;
  return { due, recurrence, used: [{ piece, kind: 'recurrence' }, ...timePieces(context.pieces), ...(end === null ? [] : [end.used])] };
}

const moment = (context: WhenContext) => ({ completedAt: context.frame.at, zone: context.frame.zone });

function firstDay(
  context: WhenContext,
  rule: RuleParts,
  from: { base: Temporal.PlainDate; minute: number | null },
): Temporal.PlainDate | null {
  const { base, minute } = from;
  let day = onRule(context, rule, base);
  // A time that is skipped on the first day would be stored as another, and stay so.
  while (day !== null && minute !== null && isSkipped(day, minute, context.zone)) day = onRule(context, rule, day.add({ days: 1 }));
  return day;
}

/** The first day of the rule on or after a day. Its interval counts from there, so it plays no part. */
function onRule(context: WhenContext, rule: RuleParts, base: Temporal.PlainDate): Temporal.PlainDate | null {
  if (rule.byDay === undefined && rule.byMonthDay === undefined) return base;
  const text = ruleText({ ...clamped(rule), interval: 1 });
  const next = nextOccurrence(text, { kind: 'day', day: base.subtract({ days: 1 }).toString() }, moment(context));
  return next?.kind === 'day' ? Temporal.PlainDate.from(next.day) : null;
}

/** A rule without days of its own keeps to the day of its first occurrence, also in months that are too short for it. */
function fullRule(rule: RuleParts, first: Temporal.PlainDate): RuleParts {
  if (rule.byDay !== undefined || rule.byMonthDay !== undefined || first.day < 29) return clamped(rule);
  if (rule.freq === 'MONTHLY') return clamped({ ...rule, byMonthDay: [first.day === 31 ? -1 : first.day] });
  if (rule.freq === 'YEARLY' && first.month === 2) return { ...rule, byMonth: 2, byMonthDay: [-1] };
  return rule;
}

/** "the 30th" is the last day of February: of the 28th, 29th and 30th the last that there is. */
function clamped(rule: RuleParts): RuleParts {
  const day = rule.byMonthDay?.length === 1 ? rule.byMonthDay[0] : undefined;
  if (rule.freq !== 'MONTHLY' || (day !== 29 && day !== 30)) return rule;
  return { ...rule, byMonthDay: day === 29 ? [28, 29] : [28, 29, 30], bySetPos: -1 };
}

type End = { readonly day: Day; readonly used: UsedPiece };

function endOf(context: WhenContext, rule: string, first: Temporal.PlainDate): End | null {
  const { until, length } = context.pieces;
  if (until !== null) {
    const frame: DayFrame = {
      today: context.today,
      after: null,
      todayIsToCome: false,
      todayIsPast: false,
      weekStart: context.frame.weekStart,
    };
    const day = until.reading(frame);
    if (day === null || day.year > 9998 || Temporal.PlainDate.compare(day, first) < 0) return null;
    return { day: day.toString(), used: { piece: until, kind: 'recurrence' } };
  }
  if (length === null) return null;
  const day = length.unit === 'time' ? lastOfTimes(context, { rule, first }, length.count) : lastOfLength(first, length.count, length.unit);
  return day === null ? null : { day, used: { piece: length, kind: 'recurrence' } };
}

function lastOfTimes(context: WhenContext, { rule, first }: { rule: string; first: Temporal.PlainDate }, count: number): Day | null {
  if (count > timesMax) return null;
  let due: Due | null = { kind: 'day', day: first.toString() };
  for (let left = count - 1; left > 0 && due !== null; left -= 1) due = nextOccurrence(rule, due, moment(context));
  return due?.kind === 'day' ? due.day : null;
}

function lastOfLength(first: Temporal.PlainDate, count: number, unit: 'day' | 'week' | 'month' | 'year'): Day {
  return addDays(first.add({ [`${unit}s`]: count }).toString(), -1);
}

/** UNTIL takes the form of the due, as RFC 5545 wants it: a date, or an instant in UTC, the last second of that day. */
function untilText(context: WhenContext, day: Day, hasTime: boolean): string {
  const compact = day.replaceAll('-', '');
  if (!hasTime) return compact;
  const end = Temporal.PlainDate.from(day).toPlainDateTime({ hour: 23, minute: 59, second: 59 }).toZonedDateTime(context.zone).toInstant();
  return end.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '');
}
