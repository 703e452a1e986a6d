import type { Change } from 'my_flow_contract';
import type { DocumentChange } from './act-draft.ts';

type Fields = Record<string, unknown>;

/** Bookkeeping of a document: it differs in every change, and undo must not bring it back. */
const bookkeeping = new Set(['updatedAt', 'version']);

/**
 * What an act keeps of a change: of an edited document only the fields that differ, without `updatedAt` and `version`; of a created or removed one
 * the whole document, its version too, since it may come back one past it.
 */
export function toChange(change: DocumentChange): Change {
  const { entity, id } = change;
  if (change.before === null || change.after === null) return { entity, id, before: copyOf(change.before), after: copyOf(change.after) };
  const beforeFields: Fields = change.before;
  const afterFields: Fields = change.after;
  const before: Fields = {};
  const after: Fields = {};
  for (const field of Object.keys({ ...beforeFields, ...afterFields })) {
    if (bookkeeping.has(field) || jsonEqual(beforeFields[field], afterFields[field])) continue;
    before[field] = beforeFields[field] ?? null;
    after[field] = afterFields[field] ?? null;
  }
  return { entity, id, before, after };
}

function copyOf(document: Fields | null): Fields | null {
  return document === null ? null : { ...document };
}

/** Whether two JSON values are the same, whatever the order of their keys; an absent key is the same as null. */
export function jsonEqual(a: unknown, b: unknown): boolean {
  const left = a ?? null;
  const right = b ?? null;
  if (left === right) return true;
  if (Array.isArray(left) || Array.isArray(right)) {
    return (
      Array.isArray(left) &&
      Array.isArray(right) &&
      left.length === right.length &&
      left.every((item, index) => jsonEqual(item, right[index]))
    );
  }
  if (!isFields(left) || !isFields(right)) return false;
  return Object.keys({ ...left, ...right }).every((key) => jsonEqual(left[key], right[key]));
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}
