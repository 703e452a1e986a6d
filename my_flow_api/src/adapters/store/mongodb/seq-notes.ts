import { LRUCache } from 'lru-cache';

/** What this process last saw of the numbers of people's newest acts. It is never taken for true: whoever uses it finds out when it is not. */
export type SeqNotes = ReturnType<typeof createSeqNotes>;

const peopleMax = 20_000;
const freshMsDefault = 2_000;

/** `freshMs`: after so long another process has probably written, and to ask is cheaper than to be wrong; absent: 2,000. */
export function createSeqNotes(freshMs = freshMsDefault) {
  const notes = new LRUCache<string, number>({ max: peopleMax, ttl: freshMs, allowStale: true, noDeleteOnStaleGet: true });
  return {
    note: (userId: string, seq: number): void => void notes.set(userId, seq),
    forget: (userId: string): void => void notes.delete(userId),
    /** However old. */
    last: (userId: string): number | undefined => notes.get(userId),
    /** Of the last moments. */
    recent: (userId: string): number | undefined => notes.get(userId, { allowStale: false }),
  };
}
