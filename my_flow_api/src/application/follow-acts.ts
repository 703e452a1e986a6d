import type { LiveEvent } from 'my_flow_contract';
import type { Dependencies } from './dependencies.ts';
import { createLiveReads } from './live-reads.ts';

/**
 * The events of a person behind an act's number; null begins at the newest act. Ends when the signal aborts, and throws when the store fails.
 */
export type FollowActs = (userId: string, afterSeq: number | null, signal: AbortSignal) => AsyncIterable<LiveEvent>;

export type FollowOptions = {
  /** How often the store is asked although no wake-up came, in milliseconds: the bus may lose one. */
  readonly pollMs?: number;
};

const pollMsDefault = 5_000;

/**
 * Follows acts as they are committed. It begins with `ready`, replays what came after the given number, and then tells each new act with its
 * documents as they are by then. Whoever is too far behind, or ahead of the store after a restore from a backup, is told `reset`.
 */
export function createFollowActs(
  { store, bus }: Pick<Dependencies, 'store' | 'bus'>,
  { pollMs = pollMsDefault }: FollowOptions = {},
): FollowActs {
  const reads = createLiveReads(store);
  return async function* follow(userId, afterSeq, signal) {
    const alarm = createAlarm(signal);
    const unfollow = bus.follow(userId, () => {
      reads.noteWakeUp();
      alarm.ring();
    });
    try {
      let seq = afterSeq ?? (await store.lastSeq(userId));
      yield { event: 'ready', data: { seq } };
      while (!signal.aborted) {
        const read = await reads.behind(userId, seq);
        for (const event of read.events) {
          if (signal.aborted) return;
          yield event;
        }
        seq = read.seq;
        if (read.events.length === 0) await alarm.wait(pollMs);
      }
    } finally {
      unfollow();
    }
  };
}

/** Remembers a ring that comes while nobody waits, so that none is missed between a read and the next wait. */
function createAlarm(signal: AbortSignal) {
  let rung = false;
  let wakeUp: (() => void) | null = null;
  const ring = () => {
    rung = true;
    wakeUp?.();
  };
  return {
    ring,
    async wait(timeoutMs: number): Promise<void> {
      if (!rung && !signal.aborted) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, timeoutMs);
          signal.addEventListener('abort', ring, { once: true });
          wakeUp = () => {
            clearTimeout(timer);
            resolve();
          };
        });
        signal.removeEventListener('abort', ring);
        wakeUp = null;
      }
      rung = false;
    },
  };
}
