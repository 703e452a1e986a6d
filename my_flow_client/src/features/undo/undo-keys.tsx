'use client';

import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import type { ActHead, Context, Preferences } from 'my_flow_contract';
import { useMemo } from 'react';
import { type Action, useActions } from '#src/lib/actions/actions.ts';
import { actDid } from '#src/lib/acts/act-words.ts';
import { knownAct } from '#src/lib/acts/known-acts.ts';
import { call } from '#src/lib/api/call.ts';
import { applyResult } from '#src/lib/data/apply-change.ts';
import { inOrder } from '#src/lib/data/in-order.ts';
import { keys } from '#src/lib/data/keys.ts';
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
        if (result.act.undoes !== null) notify.putAway(result.act.undoes);
        notify.done(takenBackWords(client, result.act));
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

/** What was taken back, in the words of the history. */
function takenBackWords(client: QueryClient, act: ActHead): string {
  const contexts = client.getQueriesData<Context[]>({ queryKey: ['contexts'] }).flatMap(([, list]) => list ?? []);
  const locale = client.getQueryData<Preferences>(keys.preferences)?.locale ?? null;
  const contextName = (contextId: string) => contexts.find((context) => context.id === contextId)?.name;
  return sentenceCase(actDid(act, { locale, contextName, act: knownAct }));
}

function sentenceCase(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
