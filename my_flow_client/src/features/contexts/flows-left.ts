import type { ContextSummary } from 'my_flow_contract';
import { t } from '#src/lib/words/words.ts';

/** How many flows a context holds, in words for the middle of a sentence: "4 open and one parked flow, and all that is done or archived". */
export function flowsLeft(summary: ContextSummary | undefined): string {
  const { open, parked } = summary ?? { open: 0, parked: 0 };
  if (summary?.lastTouched === null) return t('contexts.flowsNone');
  if (open === 0 && parked === 0) return t('contexts.flowsDoneOnly');
  const openWords = t('contexts.flowsOpen', { count: open });
  const parkedWords = t('contexts.flowsParked', { count: parked });
  const counted = open === 0 ? parkedWords : parked === 0 ? openWords : t('contexts.flowsBoth', { open: openWords, parked: parkedWords });
  return t('contexts.flowsAndRest', { counted });
}
