import { type Clause, clauseSchema, type Due } from 'my_flow_contract';
import { Temporal } from 'temporal-polyfill';
import type { CaptureFrame } from '#src/domain/capture/capture-frame.ts';
import { readCapture } from '#src/domain/capture/read-capture.ts';

/** Contexts that the tables of the capture parser may name. */
const contexts = [
  { id: 'ctx_01J8Z3Y4QK6V9N2R5T7W0X1AB0', name: 'Personal' },
  { id: 'ctx_01J8Z3Y4QK6V9N2R5T7W0X1AB1', name: 'Work' },
  { id: 'ctx_01J8Z3Y4QK6V9N2R5T7W0X1AB2', name: 'Work Travel' },
  { id: 'ctx_01J8Z3Y4QK6V9N2R5T7W0X1AB3', name: 'Été' },
];

/** A frame of a Wednesday in March, ten in the morning in Vienna, British English, weeks from Monday; with what is given instead. */
export function captureFrame(instead: Partial<CaptureFrame> = {}): CaptureFrame {
  return { at: '2026-03-04T09:00:00Z', zone: 'Europe/Vienna', locale: 'en-GB', weekStart: 1, contexts, ignored: [], ...instead };
}

/**
 * What a text was read as, one line for each clause: the title, then all that is not empty, in a fixed order. An instant is told by the
 * wall clock of its zone, which is named when it is not that of the frame; with `utc`, as it is stored.
 */
export function readAloud(text: string, frame: CaptureFrame, utc = false): string[] {
  return readCapture(text, frame).map((clause) => tell(clauseSchema.parse(clause), frame, utc));
}

function tell(clause: Clause, frame: CaptureFrame, utc: boolean): string {
  const parts = [clause.title];
  if (clause.due !== null) parts.push(`due ${tellDue(clause.due, frame, utc)}`);
  if (clause.startDay !== null) parts.push(`from ${tellDay(clause.startDay)}`);
  if (clause.recurrence !== null) parts.push(clause.recurrence);
  if (clause.priority !== null) parts.push(`!${clause.priority}`);
  if (clause.estimateMinutes !== null) parts.push(`~${clause.estimateMinutes}`);
  parts.push(...clause.labels.map((label) => `#${label}`));
  if (clause.contextId !== null) parts.push(`@${frame.contexts.find(({ id }) => id === clause.contextId)?.name}`);
  if (clause.unknownContextName !== null) parts.push(`new @${clause.unknownContextName}`);
  if (clause.notes !== '') parts.push(`notes ${clause.notes.length}`);
  return parts.join(' | ');
}

function tellDue(due: Due, frame: CaptureFrame, utc: boolean): string {
  if (due.kind === 'day') return tellDay(due.day);
  if (utc) return due.at;
  const wall = Temporal.Instant.from(due.at).toZonedDateTimeISO(due.zone);
  const time = wall.toPlainTime().toString({ smallestUnit: 'minute' });
  return `${tellDay(wall.toPlainDate().toString())} ${time}${due.zone === frame.zone ? '' : ` ${due.zone}`}`;
}

function tellDay(day: string): string {
  const weekday = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'][Temporal.PlainDate.from(day).dayOfWeek - 1];
  return `${weekday} ${day}`;
}
