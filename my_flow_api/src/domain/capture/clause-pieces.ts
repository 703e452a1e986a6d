import type { Item, Piece } from './piece.ts';

export type PieceOf<Kind extends Piece['kind']> = Extract<Piece, { kind: Kind }>;

/** The pieces of one clause that say when: of each sort the one that counts; the others stay words. */
export type WhenPieces = {
  readonly start: PieceOf<'day'> | null;
  readonly due: PieceOf<'day'> | null;
  readonly until: PieceOf<'day'> | null;
  readonly time: PieceOf<'time'> | null;
  readonly part: PieceOf<'part'> | null;
  readonly moment: PieceOf<'moment'> | null;
  readonly recurrence: PieceOf<'recurrence'> | null;
  readonly length: PieceOf<'length'> | null;
};

/** Picks them: the first of each sort, and of the times the one that belongs to the due day. */
export function pickWhen(items: readonly Item[], text: string): WhenPieces {
  const pieces = items.filter((item) => item.type === 'piece');
  const days = pieces.filter((piece) => piece.kind === 'day');
  const recurrence = first(pieces, 'recurrence');
  const start = days.find((day) => day.role === 'start') ?? null;
  const until = recurrence === null ? null : (days.find((day) => day.role === 'until') ?? null);
  const due = days.find((day) => day !== start && day !== until && day.role !== 'start') ?? null;
  const moment = first(pieces, 'moment');
  const isMoment = moment !== null && (due === null || moment.start < due.start);
  if (isMoment) return { start, due: null, until, time: null, part: null, moment, recurrence, length: first(pieces, 'length') };
  const times = pieces.filter((piece) => piece.kind === 'time');
  const ofStart = (piece: Piece) => due !== null && start !== null && isBeside(text, start, piece);
  const time = times.find((piece) => due !== null && isBeside(text, due, piece)) ?? times.find((piece) => !ofStart(piece)) ?? null;
  return {
    start,
    due,
    until,
    time,
    part: first(pieces, 'part'),
    moment: null,
    recurrence,
    length: recurrence === null ? null : first(pieces, 'length'),
  };
}

/** The first piece of a kind; null when the clause has none. */
export function first<Kind extends Piece['kind']>(pieces: readonly Piece[], kind: Kind): PieceOf<Kind> | null {
  // The comparison of the kinds is what the compiler cannot follow through a type parameter.
  return (pieces.find((piece) => piece.kind === kind) as PieceOf<Kind> | undefined) ?? null;
}

/** Whether nothing but blanks and a comma lies between two pieces, in either order. */
export function isBeside(text: string, one: { start: number; end: number }, other: { start: number; end: number }): boolean {
  const [from, to] = one.end <= other.start ? [one.end, other.start] : [other.end, one.start];
  return /^[\s,]*$/u.test(text.slice(from, to));
}
