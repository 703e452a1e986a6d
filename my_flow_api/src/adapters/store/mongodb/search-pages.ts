import type { Document } from 'mongodb';
import type { EncodedPage } from '#src/ports/store.ts';
import { decodeCursor, encodeCursor } from '#src/ports/store-cursor.ts';
import { textIn } from './act-document.ts';
import type { Calls } from './calls.ts';
import { joined } from './list-range.ts';

export type SearchQuery = { terms: readonly string[]; contextId?: string | undefined; limit: number; cursor?: string | undefined };

/** Greater than every character in a term. */
const characterMax = '\u{10ffff}';

/** Reads pages of what was searched for. */
export function createSearchPages({ find }: Calls) {
  return {
    async searchFlows(userId: string, { terms, contextId, limit, cursor }: SearchQuery): Promise<EncodedPage> {
      const names = [userId, 'search', contextId ?? null, ...terms];
      const place = decodeCursor(names, cursor);
      if (terms.length === 0) return { itemsJson: '[]', nextCursor: null };
      const found = await find('flow', {
        filter: {
          userId,
          ...(place === null ? {} : { id: { $lt: place.key } }),
          terms: { $all: terms.toSorted(longestFirst).map(beginningWith) },
          list: { $ne: 'trashed' },
          ...(contextId === undefined ? {} : { contextId }),
        },
        projection: { _id: 0, doc: 1, id: 1 },
        sort: { id: -1 },
        limit: limit + 1,
      });
      const rows = found.map((document) => ({ doc: textIn(document, 'doc'), id: textIn(document, 'id') }));
      const last = rows.length > limit ? rows[limit - 1] : undefined;
      return {
        itemsJson: joined(rows, limit),
        nextCursor: last === undefined ? null : encodeCursor(names, { seq: 0, key: last.id }),
      };
    },
  };
}

/** A term in a range, which an index finds; only one of several is found by it, and the longest is found least often. */
function beginningWith(prefix: string): Document {
  return { $elemMatch: { $gte: prefix, $lt: `${prefix}${characterMax}` } };
}

function longestFirst(a: string, b: string): number {
  return b.length - a.length;
}
