'use client';

import dynamic from 'next/dynamic';
import { useMemo, useState } from 'react';
import { type Action, useActions } from '#src/lib/actions/actions.ts';
import { t } from '#src/lib/words/words.ts';

const KeySheetDialog = dynamic(() => import('./key-sheet-dialog.tsx').then((module) => module.KeySheetDialog), { ssr: false });

/** All that can be done here, with its keys, under `?`. */
export function KeySheet() {
  const [isOpen, setIsOpen] = useState(false);
  const actions = useMemo<Action[]>(
    () => [{ id: 'keys', title: t('keys.title'), group: 'view', keys: '?', keywords: t('keys.words'), run: () => setIsOpen(true) }],
    [],
  );
  useActions(actions);
  return isOpen ? <KeySheetDialog onClose={() => setIsOpen(false)} /> : null;
}
