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

export type Inverting = {
  readonly at: Instant;
  /** Take it back although fields are no longer as they were left; still not when the document is gone, or there again. */
  readonly regardless?: boolean;
};

/**
 * The change that takes one change back; null when a field of it is no longer as it was left, so that a later change would be overwritten.
 * A created document is removed, a removed one comes back one version on, an edited one gets back its fields and keeps all others.
 */
export function invertChange(change: Change, current: CurrentDocuments, { at, regardless = false }: Inverting): DocumentChange | null {
  const { id } = change;
  if (change.entity === 'preferences') {
    const inverse = invert(change, current.preferences, regardless);
    const before = current.preferences;
    return inverse && { entity: 'preferences', id: 'preferences', before, after: preferencesSchema.parse(next(inverse.after, before)) };
  }
  if (change.entity === 'context') {
    const before = current.contexts.get(id) ?? null;
    const inverse = invert(change, before, regardless);
    return inverse && { entity: 'context', id, before, after: inverse.after && contextSchema.parse(next(inverse.after, before, at)) };
  }
  const before = current.flows.get(id) ?? null;
  const inverse = invert(change, before, regardless);
  return inverse && { entity: 'flow', id, before, after: inverse.after && settled(flowSchema.parse(next(inverse.after, before, at))) };
}

/** The names of the fields of an edited document that are no longer as the change left them. */
export function changedSince(change: Change, current: CurrentDocuments): string[] {
  const { entity, id } = change;
  const documents = { context: current.contexts.get(id), flow: current.flows.get(id), preferences: current.preferences };
  const document: Fields = documents[entity] ?? {};
  return Object.entries(change.after ?? {}).flatMap(([field, value]) =>
    bookkeeping.has(field) || jsonEqual(value, document[field]) ? [] : [field],
  );
}

/** Only a parked flow has a day to wake on; one that was woken in between is not. */
function settled(flow: Flow): Flow {
  return flow.state === 'parked' ? flow : { ...flow, parkedUntilDay: null, wakesAt: null };
}

type Fields = Record<string, unknown>;

/** Bookkeeping says nothing about whether a document is as it was left. */
const bookkeeping = new Set(['updatedAt', 'version']);

/** The whole document after the inverse, but for its bookkeeping; null when a later change is in the way. */
function invert(change: Change, current: Fields | null, regardless: boolean): { after: Fields | null } | null {
  if (change.after === null) return current === null ? { after: change.before } : null;
  if (current === null) return null;
  const isAsLeft = Object.entries(change.after).every(([field, value]) => bookkeeping.has(field) || jsonEqual(value, current[field]));
  if (!isAsLeft && !regardless) return null;
  return { after: change.before === null ? null : { ...current, ...change.before } };
}

/** A document that was removed goes on from the version that it was removed with. */
function next(document: Fields | null, before: { version: number } | null, at?: Instant): Fields {
  const version = before?.version ?? document?.['version'];
  return { ...document, ...(at === undefined ? {} : { updatedAt: at }), version: (typeof version === 'number' ? version : 0) + 1 };
}
