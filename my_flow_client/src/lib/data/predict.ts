import { generateKeyBetween } from 'fractional-indexing';
import type { Day, Flow, FlowEdit, Instant, Step } from 'my_flow_contract';

/**
 * How a flow will look after a change, for showing it before the server has answered. Each has the next version, so that of two quick
 * changes the answer to the first does not hide the second. What only the server can know (the exact instant, a next occurrence) follows with its answer.
 */
export const predict = {
  completed: (flow: Flow, at: Instant): Flow => next(flow, { state: 'done', completedAt: at, parkedUntilDay: null, wakesAt: null }, at),
  reopened: (flow: Flow, at: Instant): Flow => next(flow, { state: 'open', completedAt: null, parkedUntilDay: null, wakesAt: null }, at),
  parked: (flow: Flow, untilDay: Day | null, at: Instant): Flow => next(flow, { state: 'parked', parkedUntilDay: untilDay }, at),
  archived: (flow: Flow, at: Instant): Flow => next(flow, { state: 'archived', parkedUntilDay: null, wakesAt: null }, at),
  trashed: (flow: Flow, at: Instant): Flow => next(flow, { trashedAt: at }, at),
  restored: (flow: Flow, at: Instant): Flow => next(flow, { trashedAt: null }, at),
  edited: (flow: Flow, edit: FlowEdit, at: Instant): Flow => next(flow, present(edit), at),
  moved: (flow: Flow, to: { readonly contextId: string; readonly position: string }, at: Instant): Flow => next(flow, to, at),
  split: (flow: Flow, steps: readonly Step[], at: Instant): Flow => next(flow, { steps: [...flow.steps, ...steps] }, at),
};

/** A position behind `afterId` in a list that is in its order, or before all with null; `movedId` is passed over. Null where the list leaves no room. */
export function positionAfter(ordered: readonly Flow[], afterId: string | null, movedId: string): string | null {
  const others = ordered.filter((flow) => flow.id !== movedId);
  const index = afterId === null ? -1 : others.findIndex((flow) => flow.id === afterId);
  if (afterId !== null && index < 0) return null;
  try {
    return generateKeyBetween(others[index]?.position ?? null, others[index + 1]?.position ?? null);
  } catch {
    // Equal or foreign positions: the server, which sees all flows, finds the place.
    return null;
  }
}

function next(flow: Flow, fields: Partial<Flow>, at: Instant): Flow {
  return { ...flow, ...fields, updatedAt: at, version: flow.version + 1 };
}

type Present<Fields> = { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> };

function present<Fields extends object>(fields: Fields): Present<Fields> {
  // Object.fromEntries forgets which value belongs to which key.
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Present<Fields>;
}
