import { dayFrame } from '#src/domain/time/day-frame.ts';
import type { Dependencies, UseCase } from './dependencies.ts';
import { fallbackZone } from './person-zone.ts';

/** Counts what is open, due and done in each active context, as of now where the person is. */
export function createSummarizeContexts({ store, clock }: Dependencies): UseCase<'summarizeContexts'> {
  return async ({ userId }) => {
    const { zone, weekStart } = await store.getPreferences(userId);
    return { body: { items: await store.summarizeContexts(userId, dayFrame(clock.nowMs(), zone ?? fallbackZone, weekStart)) } };
  };
}
