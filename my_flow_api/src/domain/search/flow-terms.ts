import type { Flow } from 'my_flow_contract';
import { termsOf } from './terms.ts';

/** The terms under which a flow is found: those of its title, labels, steps and notes. Notes come last, so that it is their end that a bound would cut. */
export function flowTerms(flow: Pick<Flow, 'title' | 'notes' | 'labels' | 'steps'>): string[] {
  return termsOf([flow.title, ...flow.labels, ...flow.steps.map((step) => step.title), flow.notes].join('\n'));
}
