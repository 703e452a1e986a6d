'use client';

import '#src/lib/words/preferences-words.ts';
import type { Preferences } from 'my_flow_contract';
import { useCallback, useState } from 'react';
import { usePreferences } from '#src/lib/data/queries.ts';
import { useAct } from '#src/lib/data/use-act.ts';
import { t } from '#src/lib/words/words.ts';

export type SavePreferences = (edit: Partial<Omit<Preferences, 'version'>>) => void;

/** Keeps a preference at once, shown before the server has answered; `status` says when it is kept, for those who do not see it. */
export function useSavePreferences(): { readonly save: SavePreferences; readonly status: string } {
  const preferences = usePreferences();
  const act = useAct();
  const [status, setStatus] = useState('');
  const save = useCallback<SavePreferences>(
    (edit) => {
      setStatus('');
      void act(
        'editPreferences',
        { body: edit },
        {
          expected: { preferences: { ...preferences, ...edit } },
          onDone: () => setStatus(t('preferences.saved')),
        },
      );
    },
    [act, preferences],
  );
  return { save, status };
}
