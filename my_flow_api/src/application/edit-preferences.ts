import type { Preferences } from 'my_flow_contract';
import type { ActDraft } from '#src/domain/acts/act-draft.ts';
import { editPreferences, isOnlyRemembering } from '#src/domain/preferences/edit-preferences.ts';
import { commitChange } from './commit-change.ts';
import type { Dependencies, UseCase } from './dependencies.ts';
import { fallbackZone } from './person-zone.ts';
import type { Reading } from './reading.ts';
import { requireVersion } from './require-documents.ts';
import { rezoneParkedFlows } from './rezone-parked-flows.ts';

/**
 * Edits preferences: null clears, absent leaves. An edit that only remembers the open context, or that confirms what holds by default, is
 * written as an act of `rule`, which undo passes over. With the zone change the instants at which parked flows wake. Throws version_mismatch.
 */
export function createEditPreferences(deps: Dependencies): UseCase<'editPreferences'> {
  return (caller, { body }) =>
    commitChange(deps, caller, async (reading) => {
      const { store, userId } = reading;
      const before = await store.getPreferences(userId);
      requireVersion(caller, before);
      const edited = editPreferences(before, body);
      // The answer names an act; there is none yet when nothing was ever changed.
      if (edited === null && before.version > 0) return { unchanged: { entity: 'preferences', document: before } };
      const after = edited ?? { ...before, version: 1 };
      const draft = {
        kind: 'preferences.edit',
        subject: { title: 'Preferences', count: 1, contextId: null },
        ...(await changesOf(reading, before, after)),
      } as const;
      return edited === null || isOnlyRemembering(body) ? { draft, author: 'rule' } : { draft };
    });
}

async function changesOf(reading: Reading, before: Preferences, after: Preferences): Promise<Pick<ActDraft, 'changes' | 'lastSeq'>> {
  const changes = [{ entity: 'preferences', id: 'preferences', before, after }] as const;
  const zone = after.zone ?? fallbackZone;
  if (zone === (before.zone ?? fallbackZone)) return { changes };
  const lastSeq = await reading.store.lastSeq(reading.userId);
  return { changes: [...changes, ...(await rezoneParkedFlows(reading, zone))], lastSeq };
}
