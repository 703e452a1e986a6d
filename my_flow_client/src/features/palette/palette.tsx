'use client';

import dynamic from 'next/dynamic';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { type Action, useActions } from '#src/lib/actions/actions.ts';
import { t } from '#src/lib/words/words.ts';
import type { PaletteMode } from './palette-mode.ts';
import { useTypedAhead } from './use-typed-ahead.ts';

const load = () => import('./palette-dialog.tsx');
const PaletteDialog = dynamic(() => load().then((module) => module.PaletteDialog), { ssr: false });

/** Everything that can be done, searched and gone to, by typing. Its code is fetched when the first paint is over, so that it opens at once. */
export function Palette() {
  const [mode, setMode] = useState<PaletteMode | null>(null);
  const [isThere, setIsThere] = useState(false);
  const typedAhead = useTypedAhead(mode !== null && !isThere);
  useEffect(() => {
    // What cannot be fetched now is fetched when it is needed.
    const timer = setTimeout(() => void load().catch(() => undefined), 1_500);
    return () => clearTimeout(timer);
  }, []);
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
  const close = useCallback(() => setMode(null), []);
  return mode === null ? null : <PaletteDialog mode={mode} typedAhead={typedAhead} onThere={setIsThere} onMode={setMode} onClose={close} />;
}
