'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type Action, useActions } from '#src/lib/actions/actions.ts';
import { call } from '#src/lib/api/call.ts';
import { applyResult } from '#src/lib/data/apply-change.ts';
import { inOrder } from '#src/lib/data/in-order.ts';
import { wordsOf } from '#src/lib/data/use-act.ts';
import { t } from '#src/lib/words/words.ts';
import { notify } from '#src/ui/notify.ts';

/** Undo and redo of everything, to any depth. */
export function UndoKeys() {
  const client = useQueryClient();
  const actions = useMemo<Action[]>(() => {
    const run = async (name: 'undo' | 'redo') => {
      try {
        const result = await inOrder(() => call(name, { body: {} }));
        applyResult(client, result);
        notify.done(t(name === 'undo' ? 'undo.undone' : 'undo.redone', { title: result.act.subject.title }));
      } catch (error) {
        notify.failure(wordsOf(error));
      }
    };
    return [
      { id: 'undo', title: t('undo.button'), group: 'view', keys: 'mod+z', run: () => void run('undo') },
      { id: 'redo', title: t('undo.redoButton'), group: 'view', keys: 'mod+shift+z', run: () => void run('redo') },
    ];
  }, [client]);
  useActions(actions);
  return null;
}
