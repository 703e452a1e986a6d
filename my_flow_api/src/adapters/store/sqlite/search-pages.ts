import type { DatabaseSync } from 'node:sqlite';
import type { EncodedPage } from '#src/ports/store.ts';
import { decodeCursor, encodeCursor } from '#src/ports/store-cursor.ts';
import { joined } from './flow-pages.ts';
import { prepareAll, textAt } from './statements.ts';
import { termBegin } from './terms-text.ts';

export type SearchQuery = { terms: readonly string[]; contextId?: string | undefined; limit: number; cursor?: string | undefined };

/** Greater than every id. */
const idMax = '~';

/** Reads pages of what was searched for. */
export function createSearchPages(database: DatabaseSync) {
  const statements = new Map<string, ReturnType<typeof prepareAll>>();

  /** One statement for each number of terms. */
  function statementFor(terms: number, isOfContext: boolean): ReturnType<typeof prepareAll> {
    const name = `${terms} ${isOfContext}`;
    const statement = statements.get(name) ?? prepareAll(database, searchSql(terms, isOfContext));
    statements.set(name, statement);
    return statement;
  }

  return {
    searchFlows(userId: string, { terms, contextId, limit, cursor }: SearchQuery): EncodedPage {
      const names = [userId, 'search', contextId ?? null, ...terms];
      const place = decodeCursor(names, cursor);
      if (terms.length === 0) return { itemsJson: '[]', nextCursor: null };
      const where = [userId, place?.key ?? idMax, ...terms.map(termBegin), ...(contextId === undefined ? [] : [contextId])];
      const rows = statementFor(terms.length, contextId !== undefined)(...where, limit + 1);
      const last = rows.length > limit ? rows[limit - 1] : undefined;
      return {
        itemsJson: joined(rows.slice(0, limit).map((row) => textAt(row, 0))),
        nextCursor: last === undefined ? null : encodeCursor(names, { seq: 0, key: textAt(last, 1) }),
      };
    },
  };
}

/** Reads the person's words from the newest flow on until a page is full; only what was found is looked up. */
function searchSql(terms: number, isOfContext: boolean): string {
  const found = Array.from({ length: terms }, () => 'AND instr(terms, ?)').join(' ');
  return `SELECT doc, id FROM flows INDEXED BY flows_by_words WHERE user_id = ? AND id < ? ${found}
    AND list <> 'trashed' ${isOfContext ? 'AND context_id = ?' : ''} ORDER BY id DESC LIMIT +?`;
}
