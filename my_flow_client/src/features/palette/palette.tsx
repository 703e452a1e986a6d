'use client';

import { useCallback, useMemo, useState } from 'react';
import { type Action, useActions } from '#src/lib/actions/actions.ts';
import { useIsSettled, useLoaded } from '#src/lib/lazy/use-loaded.ts';
import { useTypedAhead } from '#src/lib/lazy/use-typed-ahead.ts';
import { t } from '#src/lib/words/words.ts';
import type { PaletteMode } from './palette-mode.ts';

const load = () => import('./palette-dialog.tsx');

/** Everything that can be done, searched and gone to, by typing. Its code is fetched when the first paint is over, so that it opens at once. */
export function Palette() {
  const [mode, setMode] = useState<PaletteMode | null>(null);
  const [isThere, setIsThere] = useState(false);
  const close = useCallback(() => setMode(null), []);
  const typedAhead = useTypedAhead(mode !== null && !isThere, close);
  const isSettled = useIsSettled();
  const part = useLoaded(load, isSettled || mode !== null, mode !== null);
  const actions = useMemo<Action[]>(
    () => [
      {
        id: 'palette',
        title: t('palette.everything'),
        group: 'view',
        keys: 'mod+k',
        isForKeysOnly: true,
        run: () => setMode((now) => (now === 'everything' ? null : 'everything')),
      },
      {
        id: 'palette.search',
        title: t('palette.search'),
        group: 'go',
        keys: '/',
        keywords: t('palette.searchWords'),
        run: () => setMode('search'),
      },
      { id: 'palette.contexts', title: t('palette.contexts'), group: 'contexts', keys: 'mod+j', run: () => setMode('contexts') },
    ],
    [],
  );
  useActions(actions);
  if (mode === null || part === null) return null;
  return <part.PaletteDialog mode={mode} typedAhead={typedAhead} onThere={setIsThere} onMode={setMode} onClose={close} />;
}
