import type { Flow } from 'my_flow_contract';
import { fieldsOf } from '#src/lib/api/fields-of.ts';
import { readDraft, writeDraft } from '#src/lib/drafts/use-draft.ts';

export type FlowText = { readonly title: string; readonly notes: string };
/** Text that is being edited, and the text that it was when the editing began. */
export type KeptText = { readonly text: FlowText; readonly base: FlowText };

/** Text of a flow that was typed and not saved, kept in this browser; null when there is none. */
export function readKept(flowId: string): KeptText | null {
  const draft = readDraft(`flow:${flowId}`);
  if (draft === null) return null;
  try {
    const { text, base } = fieldsOf(JSON.parse(draft));
    return isText(text) && isText(base) ? { text, base } : null;
  } catch {
    return null;
  }
}

function isText(value: unknown): value is FlowText {
  const { title, notes } = fieldsOf(value);
  return typeof title === 'string' && typeof notes === 'string';
}

/** Keeps the text of a flow, or lets go of it with null. */
export function writeKept(flowId: string, kept: KeptText | null): void {
  writeDraft(`flow:${flowId}`, kept === null ? null : JSON.stringify(kept));
}

/** The first of some flows that has text which was never saved. */
export function draftedFlowId(flows: readonly Flow[]): string | null {
  for (const flow of flows) {
    const kept = readKept(flow.id);
    if (kept === null) continue;
    if (!sameText(kept.text, textOf(flow))) return flow.id;
    writeKept(flow.id, null);
  }
  return null;
}

export function textOf(flow: Flow): FlowText {
  return { title: flow.title, notes: flow.notes };
}

export function sameText(a: FlowText, b: FlowText): boolean {
  return a.title === b.title && a.notes === b.notes;
}
