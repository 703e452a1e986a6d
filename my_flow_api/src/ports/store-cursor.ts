import { CursorError } from './store.ts';

/** Where a walk through a list stands: the number of the person's newest act when it began, and the key of the last item that was given. */
export type Place = { readonly seq: number; readonly key: string };

/** A cursor for the next page of the same query of the same person. `query` is anything that tells one query from another. */
export function encodeCursor(query: readonly (string | null)[], place: Place): string {
  return Buffer.from(JSON.stringify([fingerprint(query), place.seq, place.key])).toString('base64url');
}

/** The place that a cursor stands for; without a cursor the beginning, null. Throws CursorError when it was not made for this query. */
export function decodeCursor(query: readonly (string | null)[], cursor: string | undefined): Place | null {
  if (cursor === undefined) return null;
  const [made, seq, key] = parse(cursor);
  if (made !== fingerprint(query)) throw new CursorError('The cursor belongs to another list. Start again without one.');
  if (typeof seq !== 'number' || !Number.isSafeInteger(seq) || seq < 0 || typeof key !== 'string') throw malformed();
  return { seq, key };
}

function parse(cursor: string): readonly unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(parts) ? parts : [];
  } catch {
    throw malformed();
  }
}

function malformed(): CursorError {
  return new CursorError('The cursor is not one that MyFlow gave. Start again without one.');
}

/**
 * Keeps a cursor from being mistaken for that of another list: FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/), a twentieth of the cost of a
 * cryptographic hash. It guards nothing: whose flows are read is decided by the query itself.
 */
function fingerprint(query: readonly (string | null)[]): string {
  const text = query.join('\n');
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(36);
}
