import type { Preferences } from './preferences.ts';

/** What holds for a person who has never changed a preference. */
export const defaultPreferences: Preferences = { theme: 'dark', zone: null, locale: null, weekStart: 1, lastContextId: null, version: 0 };
