import { limits } from 'my_flow_contract';
import { flowChange } from '#src/domain/acts/document-change.ts';
import { flowsSubject } from '#src/domain/acts/subject.ts';
import { Failure } from '#src/domain/failure.ts';
import { wakeFlow } from '#src/domain/flows/wake-flow.ts';
import { instantOf } from '#src/domain/time/instant.ts';
import { commitChange } from './commit-change.ts';
import type { Dependencies } from './dependencies.ts';

/** One pass of what falls due by itself; says how many flows were woken and how many documents went for good. */
export type Housekeeping = () => Promise<{ readonly wokenCount: number; readonly purgedCount: number }>;

/** What does not fit one pass is done in the next. */
const wakingFlowsMax = 500;
const purgedDocumentsMax = 500;
const trashMs = limits.trashDays * 86_400_000;

/**
 * Wakes the parked flows whose time has come, as one act for each person by the author `rule`, and removes for good what has been in the trash
 * for 30 days. It may run in several processes at once. Throws when the store does.
 */
export function createHousekeeping(deps: Dependencies): Housekeeping {
  const { store, clock } = deps;
  return async () => {
    const nowMs = clock.nowMs();
    const waking = await store.listWaking(instantOf(nowMs), wakingFlowsMax);
    let wokenCount = 0;
    for (const [userId, due] of Map.groupBy(waking, (entry) => entry.userId)) {
      wokenCount += await wake(
        deps,
        userId,
        due.map(({ flowId }) => flowId),
      );
    }
    return { wokenCount, purgedCount: await store.purgeTrash(instantOf(nowMs - trashMs), purgedDocumentsMax) };
  };
}

async function wake(deps: Dependencies, userId: string, flowIds: readonly string[]): Promise<number> {
  try {
    const { body } = await commitChange(deps, { userId, author: 'rule', requestId: null }, async ({ store, at }) => {
      const changed = (await store.getFlows(userId, flowIds)).flatMap((before) => {
        const after = wakeFlow(before, at);
        return after === null ? [] : [{ before, after }];
      });
      if (changed.length === 0) throw new Failure('invalid_state', 'They are awake already.');
      const subject = flowsSubject(changed.map(({ after }) => after));
      return { draft: { kind: 'flow.wake', subject, changes: changed.map(({ before, after }) => flowChange(before, after)) } };
    });
    return body.act.subject.count;
  } catch (error) {
    // Somebody was quicker, or writes all the time: the next pass sees to what is left.
    if (error instanceof Failure) return 0;
    throw error;
  }
}
