import type { Dependencies, UseCase } from './dependencies.ts';

/** Reads the preferences; those that hold by default when the person never changed one. */
export function createGetPreferences({ store }: Dependencies): UseCase<'getPreferences'> {
  return async ({ userId }) => ({ body: await store.getPreferences(userId) });
}
