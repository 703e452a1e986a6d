import type { Clause } from 'my_flow_contract';
import { t } from '#src/lib/words/words.ts';
import { chipsOf, type Surroundings } from './chips.ts';

/** What was understood, as it is told to a screen reader. */
export function spokenWords(clauses: readonly Clause[], surroundings: Surroundings): string {
  if (clauses.length > 1) return t('capture.makes', { count: clauses.length });
  return clauses.flatMap((clause) => chipsOf(clause, surroundings).map(({ spoken }) => spoken)).join(', ');
}
