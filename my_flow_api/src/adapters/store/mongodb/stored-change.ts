import type { Document } from 'mongodb';
import { keyOf } from './layout.ts';

/** Fields beside the text of a document. One that does not apply is not there. */
export type Fields = Readonly<Record<string, string | number | boolean | Date | readonly string[]>>;

/** One statement of an `update` command; it has to find its document. */
export type UpdateStatement = { readonly q: Document; readonly u: Document };

/** A new document, as it is inserted. */
export function storedDocument(userId: string, document: { readonly id: string; readonly version: number }, fields: Fields): Document {
  const { id, version } = document;
  return { _id: keyOf(userId, id), userId, id, version, doc: JSON.stringify(document), ...fields };
}

/** Changes a document if its version is still the one before. Only fields that differ are named: the server looks at no other index. */
export function updateOf(
  userId: string,
  { before, after }: { readonly before: { readonly id: string; readonly version: number }; readonly after: { readonly version: number } },
  { was, is }: { readonly was: Fields; readonly is: Fields },
): UpdateStatement {
  const set = Object.entries(is).filter(([name, value]) => !isSame(was[name], value));
  const unset = Object.keys(was).filter((name) => !(name in is));
  return {
    q: { userId, id: before.id, version: before.version },
    u: {
      $set: { version: after.version, doc: JSON.stringify(after), ...Object.fromEntries(set) },
      ...(unset.length === 0 ? {} : { $unset: Object.fromEntries(unset.map((name) => [name, ''])) }),
    },
  };
}

function isSame(a: Fields[string] | undefined, b: Fields[string]): boolean {
  return a instanceof Date && b instanceof Date ? a.getTime() === b.getTime() : a === b;
}
