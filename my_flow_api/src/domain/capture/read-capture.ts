import type { Clause } from 'my_flow_contract';
import type { CaptureFrame } from './capture-frame.ts';
import { readClause } from './read-clause.ts';
import { scan } from './scan.ts';
import { splitClauses } from './split-clauses.ts';

/**
 * Reads a captured text as the flows it names, in the order of the text; none for a text of blanks alone. It never throws: what it does not
 * understand stays in the titles, and every word of the text is in the title, the notes or a span of some clause.
 */
export function readCapture(text: string, frame: CaptureFrame): Clause[] {
  if (text.trim() === '') return [];
  return splitClauses(scan(text, frame))
    .map((items) => readClause(items, text, frame))
    .filter((clause) => clause !== null);
}
