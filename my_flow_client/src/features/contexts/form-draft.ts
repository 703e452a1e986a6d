import type { Hours } from 'my_flow_contract';
import { fieldsOf } from '#src/lib/api/fields-of.ts';
import { readDraft, writeDraft } from '#src/lib/drafts/use-draft.ts';
import type { ContextDraft } from './context-draft.ts';
import { formDraft } from './kept-dialog.ts';

/** A form that was filled in and not sent, kept in this browser; null when there is none. `contextId` is null for a new context. */
export function readForm(contextId: string | null): ContextDraft | null {
  const kept = readDraft(formDraft(contextId));
  if (kept === null) return null;
  try {
    const { name, icon, hue, hours } = fieldsOf(JSON.parse(kept));
    if (typeof name !== 'string' || typeof icon !== 'string' || typeof hue !== 'number' || !(hours === null || isHours(hours))) return null;
    return { name, icon, hue, hours };
  } catch {
    return null;
  }
}

/** Keeps a form, or lets go of it with null. */
export function writeForm(contextId: string | null, draft: ContextDraft | null): void {
  writeDraft(formDraft(contextId), draft === null ? null : JSON.stringify(draft));
}

function isHours(value: unknown): value is Hours {
  const isSpan = (span: unknown) => {
    const { weekdays, from, to } = fieldsOf(span);
    return Array.isArray(weekdays) && weekdays.every(Number.isInteger) && typeof from === 'string' && typeof to === 'string';
  };
  return Array.isArray(value) && value.every(isSpan);
}
