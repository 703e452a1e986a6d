'use client';

import { useMemo, useState } from 'react';
import { type Action, useActions } from '#src/lib/actions/actions.ts';
import { useIsSettled, useLoaded } from '#src/lib/lazy/use-loaded.ts';
import { t } from '#src/lib/words/words.ts';

const load = () => import('./key-sheet-dialog.tsx');

/** All that can be done here, with its keys, under `?`. */
export function KeySheet() {
  const [isOpen, setIsOpen] = useState(false);
  const actions = useMemo<Action[]>(
    () => [{ id: 'keys', title: t('keys.title'), group: 'view', keys: '?', keywords: t('keys.words'), run: () => setIsOpen(true) }],
    [],
  );
  useActions(actions);
  const isSettled = useIsSettled();
  const part = useLoaded(load, isSettled || isOpen, isOpen);
  return isOpen && part !== null ? <part.KeySheetDialog onClose={() => setIsOpen(false)} /> : null;
}
