import { dayFrame } from '#src/domain/time/day-frame.ts';
import type { Dependencies, UseCase } from './dependencies.ts';
import { createKeptSummaries } from './kept-summaries.ts';
import { fallbackZone } from './person-zone.ts';

/** Counts what is open, due and done in each active context, as of now where the person is. */
export function createSummarizeContexts({ store, clock, cache }: Dependencies): UseCase<'summarizeContexts'> {
  async function count(userId: string) {
    const { zone, weekStart } = await store.getPreferences(userId);
    const frame = dayFrame(clock.nowMs(), zone ?? fallbackZone, weekStart);
    return { frame, items: await store.summarizeContexts(userId, frame) };
  }

  if (cache === undefined) return async ({ userId }) => ({ body: { items: (await count(userId)).items } });
  const kept = createKeptSummaries({ store, clock, cache });
  return async ({ userId }) => ({ body: { encodedJson: await kept.read(userId, () => count(userId)) } });
}
