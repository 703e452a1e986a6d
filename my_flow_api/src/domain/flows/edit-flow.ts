import type { Flow, FlowEdit, Instant, Step } from 'my_flow_contract';
import { jsonEqual } from '#src/domain/acts/field-diff.ts';
import { Failure } from '#src/domain/failure.ts';
import { changedFlow, type FlowTransition, refuseTrashedFlow } from './flow-transition.ts';

/** A flow with edited fields: null clears, absent leaves. Throws invalid_state, and invalid_request for steps that share an id. */
export function editFlow(flow: Flow, edit: FlowEdit, at: Instant): FlowTransition {
  refuseTrashedFlow(flow);
  const edited: Flow = { ...flow, ...withoutAbsent(edit) };
  edited.labels = uniqueLabels(edited.labels);
  refuseSharedStepIds(edited.steps);
  return jsonEqual(edited, flow) ? { already: `“${flow.title}” is like that already.` } : changedFlow(flow, edited, at);
}

/** Each label once, the first spelling of it. */
export function uniqueLabels(labels: readonly string[]): string[] {
  const seen = new Set<string>();
  return labels.filter((label) => {
    const folded = label.toLowerCase();
    return !seen.has(folded) && seen.add(folded);
  });
}

/** Throws invalid_request. */
export function refuseSharedStepIds(steps: readonly Step[]): void {
  if (new Set(steps.map((step) => step.id)).size < steps.length) throw new Failure('invalid_request', 'Give every step an id of its own.');
}

type Present<Fields> = { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> };

/** A key that is there with the value undefined is as good as absent. */
function withoutAbsent<Fields extends object>(fields: Fields): Present<Fields> {
  // Object.fromEntries forgets which value belongs to which key.
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Present<Fields>;
}
