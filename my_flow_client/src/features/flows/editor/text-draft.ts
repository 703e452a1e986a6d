import type { Flow } from 'my_flow_contract';
import { fieldsOf } from '#src/lib/api/fields-of.ts';
import { keptDraftNames, readDraft, writeDraft } from '#src/lib/drafts/use-draft.ts';

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

/** What else can be typed into the editor and is no part of the flow before it is confirmed. */
export type AdditionKind = 'step' | 'label';

/** The name of the draft of a step or a label that is not added yet, or, with a step, of its new name. */
export function additionDraft(kind: AdditionKind, flowId: string, stepId?: string): string {
  return stepId === undefined ? `${kind}:${flowId}` : `${kind}:${flowId}:${stepId}`;
}

/** The first of some flows that has text which was never saved, or a step or a label which was never added. */
export function draftedFlowId(flows: readonly Flow[]): string | null {
  const names = keptDraftNames();
  const isDrafted = (flow: Flow) => {
    if (names.some((name) => isAdditionOf(flow, name))) return true;
    const kept = names.includes(`flow:${flow.id}`) ? readKept(flow.id) : null;
    if (kept === null) return false;
    if (!sameText(kept.text, textOf(flow))) return true;
    writeKept(flow.id, null);
    return false;
  };
  return flows.find(isDrafted)?.id ?? null;
}

function isAdditionOf(flow: Flow, name: string): boolean {
  const [kind, flowId, stepId] = name.split(':');
  if ((kind !== 'step' && kind !== 'label') || flowId !== flow.id || !readDraft(name)?.trim()) return false;
  return stepId === undefined || flow.steps.some((step) => step.id === stepId);
}

export function textOf(flow: Flow): FlowText {
  return { title: flow.title, notes: flow.notes };
}

export function sameText(a: FlowText, b: FlowText): boolean {
  return a.title === b.title && a.notes === b.notes;
}
