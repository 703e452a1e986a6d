import { queryTerms } from '#src/domain/search/terms.ts';
import type { Dependencies, UseCase } from './dependencies.ts';
import { pageAnswer } from './page-answer.ts';

/** Finds the flows in which every word of the query begins a word; a query without letters or digits finds none. Throws cursor_invalid. */
export function createSearchFlows({ store }: Dependencies): UseCase<'searchFlows'> {
  return async ({ userId }, { query }) => {
    const terms = queryTerms(query.q);
    if (terms.length === 0) return { body: { items: [], nextCursor: null } };
    return pageAnswer(store.searchFlows(userId, { terms, contextId: query.contextId, limit: query.limit, cursor: query.cursor }));
  };
}
