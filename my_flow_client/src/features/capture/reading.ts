import type { CaptureReading, Clause, SpanKind } from 'my_flow_contract';
import { followRanges, type Range } from './ranges.ts';

/** What the server read, and of which text. */
export type TextReading = { readonly text: string; readonly ignored: readonly Range[]; readonly clauses: CaptureReading['clauses'] };

/**
 * A reading carried over to the text as it is by now, for the moment until the server has read that: spans follow the typing,
 * those whose words were changed or clicked away go out, and with them what they meant.
 */
export function carriedOver(reading: TextReading, text: string, ignored: readonly Range[]): Clause[] {
  if (reading.text === text && sameRanges(reading.ignored, ignored)) return reading.clauses;
  return reading.clauses.map((clause, index) => {
    const spans = followRanges(clause.spans, reading.text, text).filter((span) => !ignored.some((range) => overlaps(range, span)));
    const isLast = index === reading.clauses.length - 1;
    // What was typed meanwhile mostly stands at the end.
    return withoutLostMeanings({ ...clause, spans, ...(isLast ? { title: titleFrom(text, clause, spans) } : {}) });
  });
}

/** Whether what is shown is what the server has read. */
export function isSettled(reading: TextReading | null, text: string, ignored: readonly Range[]): boolean {
  return reading !== null && reading.text === text && sameRanges(reading.ignored, ignored);
}

function withoutLostMeanings(clause: Clause): Clause {
  const kinds = new Set<SpanKind>(clause.spans.map(({ kind }) => kind));
  return {
    ...clause,
    due: kinds.has('due') || kinds.has('recurrence') ? clause.due : null,
    startDay: kinds.has('start') ? clause.startDay : null,
    priority: kinds.has('priority') ? clause.priority : null,
    contextId: kinds.has('context') ? clause.contextId : null,
    estimateMinutes: kinds.has('estimate') ? clause.estimateMinutes : null,
    recurrence: kinds.has('recurrence') ? clause.recurrence : null,
    labels: clause.spans.filter(({ kind }) => kind === 'label').map(({ text }) => text.replace(/^#/, '')),
  };
}

function titleFrom(text: string, clause: Clause, spans: Clause['spans']): string {
  let rest = '';
  let from = Math.min(clause.start, text.length);
  for (const span of spans) {
    if (span.kind === 'quote') continue;
    rest += `${text.slice(from, span.start)} `;
    from = span.end;
  }
  const title = (rest + text.slice(from)).replace(/\s+/g, ' ').trim();
  return title === '' ? clause.title : title;
}

function sameRanges(a: readonly Range[], b: readonly Range[]): boolean {
  return a.length === b.length && a.every((range, index) => range.start === b[index]?.start && range.end === b[index]?.end);
}

function overlaps(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end;
}
