import {
  type Change,
  type Context,
  contextSchema,
  type Flow,
  flowSchema,
  type Instant,
  type Preferences,
  preferencesSchema,
} from 'my_flow_contract';
import type { DocumentChange } from './act-draft.ts';
import { jsonEqual } from './field-diff.ts';

/** The documents of an act as they are now, by id; one that is missing does not exist. */
export type CurrentDocuments = {
  readonly contexts: ReadonlyMap<string, Context>;
  readonly flows: ReadonlyMap<string, Flow>;
  readonly preferences: Preferences;
};

/**
 * The change that takes one change back; null when a field of it is no longer as it was left, so that a later change would be overwritten.
 * A created document is removed, a removed one comes back one version on, an edited one gets back its fields and keeps all others.
 */
export function invertChange(change: Change, current: CurrentDocuments, at: Instant): DocumentChange | null {
  const { id } = change;
  if (change.entity === 'preferences') {
    const inverse = invert(change, current.preferences);
    const before = current.preferences;
    return inverse && { entity: 'preferences', id: 'preferences', before, after: preferencesSchema.parse(next(inverse.after, before)) };
  }
  if (change.entity === 'context') {
    const before = current.contexts.get(id) ?? null;
    const inverse = invert(change, before);
    return inverse && { entity: 'context', id, before, after: inverse.after && contextSchema.parse(next(inverse.after, before, at)) };
  }
  const before = current.flows.get(id) ?? null;
  const inverse = invert(change, before);
  return inverse && { entity: 'flow', id, before, after: inverse.after && flowSchema.parse(next(inverse.after, before, at)) };
}

type Fields = Record<string, unknown>;

/** Bookkeeping says nothing about whether a document is as it was left. */
const bookkeeping = new Set(['updatedAt', 'version']);

/** The whole document after the inverse, but for its bookkeeping; null when a later change is in the way. */
function invert(change: Change, current: Fields | null): { after: Fields | null } | null {
  if (change.after === null) return current === null ? { after: change.before } : null;
  const left =
    current !== null && Object.entries(change.after).every(([field, value]) => bookkeeping.has(field) || jsonEqual(value, current[field]));
  if (!left) return null;
  return { after: change.before === null ? null : { ...current, ...change.before } };
}

/** A document that was removed goes on from the version that it was removed with. */
function next(document: Fields | null, before: { version: number } | null, at?: Instant): Fields {
  const version = before?.version ?? document?.['version'];
  return { ...document, ...(at === undefined ? {} : { updatedAt: at }), version: (typeof version === 'number' ? version : 0) + 1 };
}
