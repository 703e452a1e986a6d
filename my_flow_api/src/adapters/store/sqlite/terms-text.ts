import type { Flow } from 'my_flow_contract';
import { flowTerms } from '#src/domain/search/flow-terms.ts';

/** No term holds this character, so it marks where one begins. */
const termStart = '\n';

/** The search terms of a flow as one text; empty when it has none. */
export function termsText(flow: Pick<Flow, 'title' | 'notes' | 'labels' | 'steps'>): string {
  return flowTerms(flow).map(termBegin).join('');
}

/** What the text of a flow contains when one of its terms begins with this. */
export function termBegin(prefix: string): string {
  return `${termStart}${prefix}`;
}
