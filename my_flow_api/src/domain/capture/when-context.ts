import type { SpanKind } from 'my_flow_contract';
import type { Temporal } from 'temporal-polyfill';
import type { CaptureFrame } from './capture-frame.ts';
import type { WhenPieces } from './clause-pieces.ts';
import type { PartOfDay } from './day-rules.ts';
import type { Piece } from './piece.ts';
import { type DayHalfHint, minuteOf, minuteOfPart } from './said-time.ts';

/** What every step of working out a clause's time needs. */
export type WhenContext = {
  readonly frame: CaptureFrame;
  readonly headDay: Temporal.PlainDate | null;
  readonly pieces: WhenPieces;
  readonly today: Temporal.PlainDate;
  readonly nowMinute: number;
  readonly hint: DayHalfHint;
  readonly zone: string;
};

/** The minute of the day that is meant, for today or for another day; null without a time, or when that part of today is over. */
export function minuteFor(context: WhenContext, isToday: boolean): number | null {
  const { pieces, hint } = context;
  const nowMinute = isToday ? context.nowMinute : null;
  if (pieces.time !== null) return minuteOf(pieces.time.time, { part: partOf(pieces), hint, nowMinute });
  const part = partOf(pieces);
  return part === null ? null : minuteOfPart(part, nowMinute);
}

/** A piece that counts, and what its span is shown as. */
export type UsedPiece = { readonly piece: Piece; readonly kind: SpanKind };

/** The time pieces of a clause that has a time of day or a part of one. */
export function timePieces(pieces: WhenPieces): readonly UsedPiece[] {
  return [...used('due', pieces.time), ...used('due', pieces.part)];
}

/** A piece as used, when there is one. */
export function used(kind: SpanKind, piece: Piece | null): UsedPiece[] {
  return piece === null ? [] : [{ piece, kind }];
}

/** The part of the day that was said, if one was. */
export function partOf(pieces: WhenPieces): PartOfDay | null {
  return pieces.part?.part ?? pieces.due?.part ?? pieces.recurrence?.part ?? null;
}
