import { type Clause, limits, type Span, type SpanKind } from 'my_flow_contract';
import { first, isBeside } from './clause-pieces.ts';
import { composeTitle, cutTitle } from './compose-title.ts';
import type { Item, Piece } from './piece.ts';
import { type Setting, schedule } from './schedule.ts';
import { isWordDivider } from './split-clauses.ts';
import type { UsedPiece } from './when-context.ts';

/** One clause, from its items: what counts becomes spans and fields, the rest is the title. */
export function readClause(items: readonly Item[], text: string, setting: Setting): Clause | null {
  const from = items[0]?.start;
  const to = (items.findLast((item) => item.type !== 'divider' || isWordDivider(item)) ?? items.at(-1))?.end;
  if (from === undefined || to === undefined) return null;
  const when = schedule(items, text, setting);
  const marks = pickMarks(items);
  const used = [...when.used, ...marks.used, ...leads(items)].sort((one, other) => one.piece.start - other.piece.start);
  const removed = used.map(({ piece }) => piece);
  const whole = text.slice(from, to).trim();
  const title = composeTitle(text, { start: from, end: to }, removed) || composeTitle(text, { start: from, end: to }, []) || whole;
  const shownTitle = cutTitle(title) || whole.slice(0, limits.flowTitleCharsMax).trim();
  return {
    start: from,
    end: to,
    title: shownTitle,
    notes: shownTitle === title ? '' : whole.slice(0, limits.flowNotesCharsMax),
    priority: marks.priority?.priority ?? null,
    due: when.due,
    startDay: when.startDay,
    estimateMinutes: marks.estimate?.minutes ?? when.lengthMinutes,
    labels: marks.labels,
    recurrence: when.recurrence,
    contextId: marks.context?.contextId ?? null,
    unknownContextName: marks.unknownContext?.name ?? null,
    spans: [...toSpans(used, text), ...quotes(items, text)].sort((one, other) => one.start - other.start),
  };
}

function pickMarks(items: readonly Item[]) {
  const pieces = items.filter((item) => item.type === 'piece');
  const priority = first(pieces, 'priority');
  const estimate = first(pieces, 'estimate');
  const context = first(pieces, 'context');
  const labels = new Map<string, string>();
  const labelPieces = pieces.filter((piece) => {
    if (piece.kind !== 'label') return false;
    const key = piece.label.toLowerCase();
    if (!labels.has(key) && labels.size === limits.flowLabelsMax) return false;
    if (!labels.has(key)) labels.set(key, piece.label);
    return true;
  });
  const single = [priority, estimate, context].filter((piece) => piece !== null);
  const used: UsedPiece[] = [...single, ...labelPieces].map((piece) => ({ piece, kind: spanKindOf(piece) }));
  return { priority, estimate, context, unknownContext: first(pieces, 'unknownContext'), labels: [...labels.values()], used };
}

function spanKindOf(piece: Piece): SpanKind {
  return piece.kind === 'priority' || piece.kind === 'estimate' || piece.kind === 'context' ? piece.kind : 'label';
}

/** Opening words, and the words that joined the clause to the one before. */
function leads(items: readonly Item[]): UsedPiece[] {
  const opening = items.findIndex((item) => item.type !== 'divider');
  const joining = items
    .slice(0, opening === -1 ? items.length : opening)
    .filter((item) => item.type === 'divider' && isWordDivider(item))
    .map((item): Piece => ({ type: 'piece', kind: 'lead', asksForMore: false, start: item.start, end: item.end }));
  return [...joining, ...items.filter((item) => item.type === 'piece').filter((piece) => piece.kind === 'lead')].map((piece) => ({
    piece,
    kind: 'lead' as const,
  }));
}

/** A span for each piece that counts; a day and its time side by side are one. */
function toSpans(used: readonly UsedPiece[], text: string): Span[] {
  const spans: Span[] = [];
  for (const { piece, kind } of used) {
    const last = spans.at(-1);
    if (last !== undefined && last.kind === kind && kind === 'due' && isBeside(text, last, piece)) {
      spans[spans.length - 1] = { ...last, end: piece.end, text: text.slice(last.start, piece.end) };
    } else {
      spans.push({ start: piece.start, end: piece.end, kind, text: text.slice(piece.start, piece.end), chip: kind !== 'lead' });
    }
  }
  return spans;
}

function quotes(items: readonly Item[], text: string): Span[] {
  return items
    .filter((item) => item.type === 'block')
    .filter((block) => block.quote)
    .map(({ start, end }) => ({ start, end, kind: 'quote', text: text.slice(start, end), chip: false }));
}
