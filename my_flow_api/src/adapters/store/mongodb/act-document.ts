import { gunzipSync, gzipSync } from 'node:zlib';
import { Binary, type Document } from 'mongodb';
import type { Act, ActHead, Change } from 'my_flow_contract';
import { actRole } from '#src/domain/acts/act-head.ts';
import type { FlowPlace } from './flow-fields.ts';
import { keyOf } from './layout.ts';
import type { StoredDocument } from './stored-change.ts';

/** What is read of an act. */
export const actProjection = { _id: 0, head: 1, changes: 1, undoneBy: 1 } as const;
export const headProjection = { _id: 0, head: 1, undoneBy: 1 } as const;

/** Longer texts are packed: a document holds at most 16 MB, and an act may name ten thousand flows. */
const plainCharsMax = 1_000_000;

export type NewAct = {
  readonly head: ActHead;
  readonly changes: readonly Change[];
  readonly idempotency?: { readonly key: string; readonly fingerprint: string } | undefined;
  /** The places in lists that flows had before this act and have left. */
  readonly moved: readonly ({ readonly id: string } & FlowPlace)[];
};

/** The stored head is that of the moment; whether the act is undone has a field of its own. */
export function actDocument(userId: string, { head, changes, idempotency, moved }: NewAct): StoredDocument {
  const text = JSON.stringify(changes);
  return {
    _id: keyOf(userId, head.id),
    userId,
    kind: 'act',
    id: head.id,
    seq: head.seq,
    role: actRole(head),
    undoneBy: head.undoneBy,
    head: JSON.stringify({ ...head, undoneBy: null }),
    changes: text.length <= plainCharsMax ? text : new Binary(gzipSync(text)),
    documents: [...new Set(changes.map((change) => change.id))],
    ...(idempotency === undefined ? {} : { key: idempotency.key, fingerprint: idempotency.fingerprint }),
    ...(moved.length === 0 ? {} : { moves: true, moved }),
  };
}

export function headOf(document: Document): ActHead {
  // Only this adapter writes the field, from a head.
  const head = JSON.parse(textIn(document, 'head')) as ActHead;
  const undoneBy: unknown = document['undoneBy'];
  return { ...head, undoneBy: typeof undoneBy === 'string' ? undoneBy : null };
}

export function actOf(document: Document): Act {
  const changes: unknown = document['changes'];
  const text = changes instanceof Binary ? gunzipSync(changes.buffer).toString() : String(changes);
  // Only this adapter writes the field, from changes.
  return { ...headOf(document), changes: JSON.parse(text) as Change[] };
}

/** The text in a field that is always there. */
export function textIn(document: Document, field: string): string {
  const value: unknown = document[field];
  if (typeof value !== 'string') throw new TypeError(`the field ${field} holds no text`);
  return value;
}

/** The document in the text of `doc`. */
export function documentIn<Stored>(document: Document): Stored {
  // Only this adapter writes the field, from a document of that kind.
  return JSON.parse(textIn(document, 'doc')) as Stored;
}
