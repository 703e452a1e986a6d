import type { ContextSummary } from 'my_flow_contract';
import { t } from '#src/lib/words/words.ts';

/** The counts of a context as a short sentence: "4 open, 2 overdue, one due today." */
export function stateOfPlay(summary: ContextSummary): string {
  const { open, overdue, dueToday, doneToday, parked, lastTouched } = summary;
  if (open > 0) {
    return sentence([
      t('room.open', { count: open }),
      ...(overdue > 0 ? [t('room.overdue', { count: overdue })] : []),
      ...(dueToday > 0 ? [t('room.dueToday', { count: dueToday })] : []),
    ]);
  }
  if (lastTouched === null) return t('room.empty');
  return sentence([
    t('room.openNone'),
    ...(doneToday > 0 ? [t('room.doneToday', { count: doneToday })] : []),
    ...(parked > 0 ? [t('room.parked', { count: parked })] : []),
  ]);
}

/** How far the week has come: done of all that was, or still is, for this week; null when there is nothing to count. */
export function weekOf({ doneThisWeek, openThisWeek }: ContextSummary): { done: number; all: number } | null {
  const all = doneThisWeek + openThisWeek;
  return all === 0 ? null : { done: doneThisWeek, all };
}

function sentence(parts: readonly string[]): string {
  return `${parts.join(', ')}.`;
}
