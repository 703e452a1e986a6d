import { type LiveEvent, limits } from 'my_flow_contract';
import type { Store } from '#src/ports/store.ts';
import { resultOfAct } from './change-result.ts';

/** Events behind an act's number, and the number that they lead to. */
export type LiveRead = { readonly events: readonly LiveEvent[]; readonly seq: number };

/** Acts told at a time, so that one who has much to catch up on does not hold it all in memory. */
const actsMax = 20;

/**
 * Reads what there is to tell. Those who follow the same person all ask for the same at the same moment, and share one read; but nobody
 * is given one that began before the last wake-up, since it may not have seen what was committed by then.
 */
export function createLiveReads(store: Store) {
  const reading = new Map<string, { readonly wakeUp: number; readonly read: Promise<LiveRead> }>();
  let wakeUps = 0;

  async function readNow(userId: string, seq: number): Promise<LiveRead> {
    const last = await store.lastSeq(userId);
    if (last === seq) return { events: [], seq };
    if (last < seq || last - seq > limits.actsPerReplayMax) return { events: [{ event: 'reset', data: { seq: last } }], seq: last };
    const acts = await store.listActs(userId, { after: seq, limit: actsMax });
    const events: LiveEvent[] = [];
    for (const act of acts) events.push({ event: 'act', data: await resultOfAct(store, userId, act) });
    return { events, seq: acts.at(-1)?.seq ?? seq };
  }

  return {
    /** To be called at each wake-up, before anything is read for it. */
    noteWakeUp(): void {
      wakeUps += 1;
    },
    /** What came behind the number `seq`, or `reset` to whoever is too far behind, or ahead of the store after a restore from a backup. */
    behind(userId: string, seq: number): Promise<LiveRead> {
      const key = `${seq} ${userId}`;
      const shared = reading.get(key);
      if (shared?.wakeUp === wakeUps) return shared.read;
      const read = readNow(userId, seq).finally(() => {
        if (reading.get(key)?.read === read) reading.delete(key);
      });
      reading.set(key, { wakeUp: wakeUps, read });
      return read;
    },
  };
}
