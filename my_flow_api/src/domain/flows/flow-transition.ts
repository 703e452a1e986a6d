import type { Flow, Instant } from 'my_flow_contract';
import { Failure } from '#src/domain/failure.ts';

/** What a decision about one flow comes to: the flow as it shall be, or the words for one that is so already. */
export type FlowTransition = Flow | { readonly already: string };

/** The flow with other fields, as of an instant. */
export function changedFlow(flow: Flow, fields: Partial<Flow>, at: Instant): Flow {
  return { ...flow, ...fields, updatedAt: at, version: flow.version + 1 };
}

/** Throws invalid_state for a flow in the trash, where nothing can be done to it but to restore it. */
export function refuseTrashedFlow(flow: Flow): void {
  if (flow.trashedAt !== null) throw new Failure('invalid_state', `“${flow.title}” is in the trash: restore it first.`);
}

export function isAlready(transition: FlowTransition): transition is { readonly already: string } {
  return 'already' in transition;
}
