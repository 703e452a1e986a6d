import type { Clause } from 'my_flow_contract';
import { Temporal } from 'temporal-polyfill';
import type { CaptureFrame } from './capture-frame.ts';
import type { Item } from './piece.ts';
import { readClause } from './read-clause.ts';
import { scan } from './scan.ts';
import { splitClauses } from './split-clauses.ts';

/**
 * Reads a captured text as the flows it names, in the order of the text; none for a text of blanks alone. It never throws: what it does not
 * understand stays in the titles, and every word of the text is in the title, the notes or a span of some clause.
 */
export function readCapture(text: string, frame: CaptureFrame): Clause[] {
  if (text.trim() === '') return [];
  const clauses: Clause[] = [];
  let headDay: Temporal.PlainDate | null = null;
  for (const items of splitClauses(scan(text, frame))) {
    const last = clauses.at(-1);
    if (last !== undefined && /[.;!?\r\n]/u.test(text.slice(last.end, items[0]?.start ?? last.end))) headDay = null;
    const clause = readClause(items, text, { frame, headDay });
    if (clause === null) continue;
    clauses.push(clause);
    headDay = nextHeadDay(items, clause, headDay);
  }
  return clauses;
}

/** The day that holds for a time in the next clause: one that this clause begins with, or goes on with. */
function nextHeadDay(items: readonly Item[], clause: Clause, headDay: Temporal.PlainDate | null): Temporal.PlainDate | null {
  const days = items.filter((item) => item.type === 'piece').filter((piece) => piece.kind === 'day');
  if (days.length === 0) return headDay;
  const content = items.find((item) => item.type === 'word' || item.type === 'block');
  const isAtHead = days[0] !== undefined && content !== undefined && days[0].start < content.start;
  if (!isAtHead || clause.due === null || clause.recurrence !== null) return null;
  if (clause.due.kind === 'day') return Temporal.PlainDate.from(clause.due.day);
  return Temporal.Instant.from(clause.due.at).toZonedDateTimeISO(clause.due.zone).toPlainDate();
}
