import type { Cache } from 'my_flow_cache';
import type { ContextSummary } from 'my_flow_contract';
import type { Clock } from '#src/ports/clock.ts';
import type { Store, SummaryFrame } from '#src/ports/store.ts';

type Parts = { readonly store: Store; readonly clock: Clock; readonly cache: Cache };
type Counted = { readonly frame: SummaryFrame; readonly items: readonly ContextSummary[] };

const keptMs = 10 * 60_000;

/**
 * Keeps what was counted for a person, with the number of the newest act that it takes in and the time for which it is true: until the day ends where the
 * person is, or the next flow becomes overdue. It is used only while that number is still the person's newest, which the store is asked at each read; so
 * every write makes it void for all replicas at the moment it is committed, and a slow reader that keeps old counts behind a newer one harms nobody.
 */
export function createKeptSummaries({ store, clock, cache }: Parts) {
  async function countAnew(userId: string, seq: number, count: () => Promise<Counted>): Promise<string> {
    const { frame, items } = await count();
    const json = JSON.stringify({ items });
    const untilMs = await trueUntilMs(userId, { frame, items });
    // Not before it was counted either: the clocks of two replicas differ by a little.
    const value = [seq, Date.parse(frame.now), untilMs, json].join(' ');
    // Nobody waits for it: whoever reads meanwhile counts too.
    void cache.set(summariesKey(userId), value, Math.min(keptMs, untilMs - Date.parse(frame.now) + 1));
    return json;
  }

  async function trueUntilMs(userId: string, { frame, items }: Counted): Promise<number> {
    const endOfDayMs = Date.parse(frame.tomorrowStartsAt) - 1;
    // What is due at an instant of today and not overdue is among these; without any, nothing becomes overdue before tomorrow.
    if (items.every(({ dueToday }) => dueToday === 0)) return endOfDayMs;
    const nextDueAt = await store.nextDueAt(userId, frame.now);
    return nextDueAt === null ? endOfDayMs : Math.min(endOfDayMs, Date.parse(nextDueAt));
  }

  return {
    /** The counts as JSON, as of now; `count` makes them anew. */
    async read(userId: string, count: () => Promise<Counted>): Promise<string> {
      const [seq, value] = await Promise.all([store.lastSeq(userId), cache.get(summariesKey(userId))]);
      return jsonOf(value, seq, clock.nowMs()) ?? (await countAnew(userId, seq, count));
    },
  };
}

/** Where the counts of a person are kept; to be forgotten when the numbers of their acts go back. */
export function summariesKey(userId: string): string {
  return `summaries:${userId}`;
}

const valuePattern = /^(\d+) (\d+) (\d+) (\{.*\})$/s;

function jsonOf(value: string | null, seq: number, nowMs: number): string | null {
  const [, keptSeq, fromMs, untilMs, json] = valuePattern.exec(value ?? '') ?? [];
  if (json === undefined || Number(keptSeq) !== seq || nowMs < Number(fromMs) || nowMs > Number(untilMs)) return null;
  return json;
}
