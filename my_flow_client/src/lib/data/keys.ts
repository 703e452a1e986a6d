import type { FlowListState } from 'my_flow_contract';

/** The keys under which the query cache holds what was read. */
export const keys = {
  contexts: ['contexts', 'active'] as const,
  contextsIn: (state: 'archived' | 'trashed') => ['contexts', state] as const,
  summaries: ['summaries'] as const,
  preferences: ['preferences'] as const,
  /** Lists of flows: `['flows', contextId or 'all', state]`, each a plain array in the order of the API. */
  flows: (contextId: string, state: FlowListState) => ['flows', contextId, state] as const,
  acts: ['acts'] as const,
};
