import type { FlowListQuery } from 'my_flow_contract';
import { Failure } from '#src/domain/failure.ts';
import type { Dependencies, UseCase } from './dependencies.ts';
import { pageAnswer } from './page-answer.ts';
import { createPageMemory } from './page-memory.ts';

/** Lists the flows of a state, page by page. Throws cursor_invalid, and invalid_request for `completedSince` without `state=done`. */
export function createListFlows({ store }: Dependencies): UseCase<'listFlows'> {
  const memory = createPageMemory();
  return async ({ userId }, { query }) => {
    if (query.completedSince !== undefined && query.state !== 'done') {
      throw new Failure('invalid_request', 'completedSince goes together with state=done.');
    }
    if (!isRemembered(query)) return pageAnswer(store.listFlows(userId, query));
    const name = [userId, query.contextId, query.state, query.completedSince, query.limit].join(' ');
    const seq = await store.lastSeq(userId);
    const known = memory.find(name, seq);
    if (known !== null) return { body: { encodedJson: known } };
    const { body } = await pageAnswer(store.listFlows(userId, query));
    const bytes = Buffer.from(body.encodedJson);
    memory.keep(name, seq, bytes);
    return { body: { encodedJson: bytes } };
  };
}

/**
 * The first page of a room, which is asked for over and over. Not the trash, which is emptied without an act. Nor lists over all rooms: a person may
 * be removed and begin again with the first act, while no context comes twice.
 */
function isRemembered({ contextId, state, cursor }: FlowListQuery): boolean {
  return contextId !== undefined && state !== 'trashed' && cursor === undefined;
}
