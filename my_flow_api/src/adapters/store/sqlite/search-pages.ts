import type { DatabaseSync } from 'node:sqlite';
import type { EncodedPage } from '#src/ports/store.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { joined } from './flow-pages.ts';
import { prepareAll, type Row, textAt } from './statements.ts';

export type SearchQuery = { terms: readonly string[]; contextId?: string | undefined; limit: number; cursor?: string | undefined };

/** Behind every term that begins with a prefix, in byte order: no term holds this character. */
const behindAll = '\u{10FFFF}';
/** Greater than every id. */
const idMax = '~';

/** Reads pages of what was searched for. */
export function createSearchPages(database: DatabaseSync) {
  const statements = new Map<string, ReturnType<typeof prepareAll>>();

  function statement(terms: number, isOfContext: boolean): (...values: string[] | [...string[], number]) => Row[] {
    const name = `${terms} ${isOfContext}`;
    const known = statements.get(name);
    if (known !== undefined) return known;
    const prepared = prepareAll(database, searchSql(terms, isOfContext));
    statements.set(name, prepared);
    return prepared;
  }

  return {
    searchFlows(userId: string, { terms, contextId, limit, cursor }: SearchQuery): EncodedPage {
      const names = [userId, 'search', contextId ?? null, ...terms];
      const place = decodeCursor(names, cursor);
      if (terms.length === 0) return { itemsJson: '[]', nextCursor: null };
      // The first term drives the search, and a longer one finds fewer flows.
      const ranges = terms.toSorted((a, b) => b.length - a.length).flatMap((term) => [userId, term, `${term}${behindAll}`]);
      const where = [userId, place?.key ?? idMax, ...(contextId === undefined ? [] : [contextId])];
      const rows = statement(terms.length, contextId !== undefined)(...where, ...ranges, limit + 1);
      const last = rows[limit - 1];
      const nextCursor = rows.length > limit && last !== undefined ? encodeCursor(names, { seq: 0, key: textAt(last, 1) }) : null;
      return { itemsJson: joined(rows, limit), nextCursor };
    },
  };
}

function searchSql(terms: number, isOfContext: boolean): string {
  const found = 'AND id IN (SELECT flow_id FROM flow_terms WHERE user_id = ? AND term >= ? AND term < ?)';
  return `SELECT doc, id FROM flows WHERE user_id = ? AND id < ? AND list <> 'trashed' ${isOfContext ? 'AND context_id = ?' : ''}
    ${Array.from({ length: terms }, () => found).join('\n')} ORDER BY id DESC LIMIT ?`;
}
