import type { Act, Change } from 'my_flow_contract';

/**
 * The act, of those that changed a document later, that taking a change back would overwrite: one that touched one of the fields and still holds.
 * What a rule did (waking a flow, remembering the open context) is nobody's work and stands in nobody's way, and an act and its undo come to nothing.
 * @param later the acts past the change on its document, newest first
 * @param fields those that are no longer as the change left them
 */
export function findLaterAct(change: Change, later: readonly Act[], fields: readonly string[]): Act | null {
  const ids = new Set(later.map((act) => act.id));
  const holds = (act: Act) => act.author !== 'rule' && act.undoneBy === null && (act.undoes === null || !ids.has(act.undoes));
  return later.find((act) => holds(act) && act.changes.some((other) => other.id === change.id && touches(other, fields))) ?? null;
}

function touches({ before, after }: Change, fields: readonly string[]): boolean {
  return before === null || after === null || fields.some((field) => field in after);
}
