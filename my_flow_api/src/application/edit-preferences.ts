import { editPreferences, isOnlyRemembering } from '#src/domain/preferences/edit-preferences.ts';
import { commitChange } from './commit-change.ts';
import type { Dependencies, UseCase } from './dependencies.ts';
import { requireVersion } from './require-documents.ts';

/**
 * Edits preferences: null clears, absent leaves. An edit that only remembers the open context, or that confirms what holds by default, is
 * written as an act of `rule`, which undo passes over. Throws version_mismatch.
 */
export function createEditPreferences(deps: Dependencies): UseCase<'editPreferences'> {
  return (caller, { body }) =>
    commitChange(deps, caller, async ({ store, userId }) => {
      const before = await store.getPreferences(userId);
      requireVersion(caller, before);
      const edited = editPreferences(before, body);
      // The answer names an act; there is none yet when nothing was ever changed.
      if (edited === null && before.version > 0) return { unchanged: { entity: 'preferences', document: before } };
      const after = edited ?? { ...before, version: 1 };
      const draft = {
        kind: 'preferences.edit',
        subject: { title: 'Preferences', count: 1, contextId: null },
        changes: [{ entity: 'preferences', id: 'preferences', before, after }],
      } as const;
      return edited === null || isOnlyRemembering(body) ? { draft, author: 'rule' } : { draft };
    });
}
