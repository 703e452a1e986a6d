import { Failure } from '#src/domain/failure.ts';
import type { Dependencies, UseCase } from './dependencies.ts';
import { pageAnswer } from './page-answer.ts';

/** Lists the flows of a state, page by page. Throws cursor_invalid, and invalid_request for `completedSince` without `state=done`. */
export function createListFlows({ store }: Dependencies): UseCase<'listFlows'> {
  return async ({ userId }, { query }) => {
    if (query.completedSince !== undefined && query.state !== 'done') {
      throw new Failure('invalid_request', 'completedSince goes together with state=done.');
    }
    return pageAnswer(store.listFlows(userId, query));
  };
}
