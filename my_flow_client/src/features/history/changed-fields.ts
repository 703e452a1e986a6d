import type { Act } from 'my_flow_contract';
import { type FieldFrame, fieldWords, type ShownField, shownFields } from './field-words.ts';

export type ChangedField = { readonly field: ShownField; readonly before: string; readonly after: string };

const kindsOfEdits: readonly Act['kind'][] = ['flow.edit', 'flow.split', 'context.edit', 'preferences.edit'];

/** What an edit changed, field by field, before and after. Of an edit to several flows, what it did to the first: the others got the same. */
export function changedFields(act: Act, frame: FieldFrame): ChangedField[] {
  const [first] = act.changes;
  if (!kindsOfEdits.includes(act.kind) || first === undefined || first.before === null || first.after === null) return [];
  const { before, after } = first;
  return shownFields
    .filter((field) => field in before || field in after)
    .map((field) => ({ field, before: fieldWords(field, before[field], frame), after: fieldWords(field, after[field], frame) }));
}

/** Whether a person did something there: MyFlow keeping in mind which room is open is no deed. */
export function isDeed(act: Act): boolean {
  if (act.kind !== 'preferences.edit' || act.author !== 'rule') return true;
  return act.changes.some((change) => Object.keys(change.after ?? {}).some((field) => field !== 'lastContextId'));
}
