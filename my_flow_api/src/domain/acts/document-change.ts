import type { Context, Flow } from 'my_flow_contract';
import type { DocumentChange } from './act-draft.ts';

/** The change of one flow; `before` null creates it, `after` null removes it. */
export function flowChange(before: Flow | null, after: Flow | null): DocumentChange {
  return { entity: 'flow', id: idOf(before, after), before, after };
}

/** The change of one context; `before` null creates it, `after` null removes it. */
export function contextChange(before: Context | null, after: Context | null): DocumentChange {
  return { entity: 'context', id: idOf(before, after), before, after };
}

function idOf(before: { id: string } | null, after: { id: string } | null): string {
  const id = before?.id ?? after?.id;
  if (id === undefined) throw new RangeError('a change has a document before or after it');
  return id;
}
