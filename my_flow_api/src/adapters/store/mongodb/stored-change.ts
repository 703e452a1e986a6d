import type { Document } from 'mongodb';
import { type Kind, keyOf } from './layout.ts';

/** Fields beside the text of a document. One that does not apply is not there. */
export type Fields = Readonly<Record<string, string | number | boolean | Date | readonly string[]>>;

/** A document of any kind as it is stored, with the fields that all have. */
export type StoredDocument = {
  readonly _id: string;
  readonly userId: string;
  readonly kind: Kind;
  readonly id: string;
  readonly [field: string]: unknown;
};

/** One statement of an `update` command; it has to find its document, or with `upsert` to make it. */
export type UpdateStatement = { readonly q: Document; readonly u: Document; readonly upsert?: boolean };

/** Versions begin with 1, and what has none does not have this one. */
const versionOfNone = 0;

type Versioned = { readonly id: string; readonly version: number };

/** A context or a flow, as it is stored. */
export function storedDocument(userId: string, kind: Kind, { document, fields }: { document: Versioned; fields: Fields }): StoredDocument {
  const { id, version } = document;
  return { _id: keyOf(userId, id), userId, kind, id, version, doc: JSON.stringify(document), ...fields };
}

/**
 * Inserts a document as a statement beside others of an `update`. It looks for what cannot be, so that it never replaces anything: where the id or another
 * unique field is taken already, the server answers with a duplicate key.
 */
export function insertOf(stored: StoredDocument): UpdateStatement {
  const { userId, kind, id } = stored;
  return { q: { userId, kind, id, version: versionOfNone }, u: stored, upsert: true };
}

/** Changes a document if its version is still the one before. Only fields that differ are named: the server looks at no other index. */
export function updateOf(
  place: { readonly userId: string; readonly kind: Kind },
  { before, after }: { readonly before: Versioned; readonly after: Versioned },
  { was, is }: { readonly was: Fields; readonly is: Fields },
): UpdateStatement {
  const set = Object.entries(is).filter(([name, value]) => !isSame(was[name], value));
  const unset = Object.keys(was).filter((name) => !(name in is));
  return {
    q: { ...place, id: before.id, version: before.version },
    u: {
      $set: { version: after.version, doc: JSON.stringify(after), ...Object.fromEntries(set) },
      ...(unset.length === 0 ? {} : { $unset: Object.fromEntries(unset.map((name) => [name, ''])) }),
    },
  };
}

function isSame(a: Fields[string] | undefined, b: Fields[string]): boolean {
  return a instanceof Date && b instanceof Date ? a.getTime() === b.getTime() : a === b;
}
