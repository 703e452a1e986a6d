import type { Preferences, PreferencesEdit } from 'my_flow_contract';
import { jsonEqual } from '#src/domain/acts/field-diff.ts';

/** Preferences with edited fields: null clears, absent leaves. Null when they are like that already. */
export function editPreferences(preferences: Preferences, edit: PreferencesEdit): Preferences | null {
  const edited: Preferences = {
    theme: edit.theme ?? preferences.theme,
    zone: edit.zone === undefined ? preferences.zone : edit.zone,
    locale: edit.locale === undefined ? preferences.locale : edit.locale,
    weekStart: edit.weekStart ?? preferences.weekStart,
    lastContextId: edit.lastContextId === undefined ? preferences.lastContextId : edit.lastContextId,
    version: preferences.version,
  };
  return jsonEqual(edited, preferences) ? null : { ...edited, version: preferences.version + 1 };
}

/**
 * Whether an edit is only MyFlow keeping in mind which context is open. Such an edit is no deed of the person: it is written by `rule`, so
 * that undo passes over it.
 */
export function isOnlyRemembering(edit: PreferencesEdit): boolean {
  return Object.entries(edit).every(([field, value]) => field === 'lastContextId' || value === undefined);
}
