import { readDraft } from '#src/lib/drafts/use-draft.ts';
import type { ContextDialog } from './use-context-actions.ts';

/** The name of the draft of a form: that of a context, or with null that of a new one. */
export function formDraft(contextId: string | null): string {
  return `context:${contextId ?? 'new'}`;
}

/** The dialog that was being filled in when this page was loaded anew; null when none was. A page that was opened is about something else. */
export function keptDialog(currentId: string | null): ContextDialog | null {
  const [entry] = performance.getEntriesByType('navigation');
  if (!(entry instanceof PerformanceNavigationTiming) || entry.type === 'navigate') return null;
  if (readDraft(formDraft(null)) !== null) return { kind: 'create' };
  return currentId !== null && readDraft(formDraft(currentId)) !== null ? { kind: 'edit', contextId: currentId } : null;
}
