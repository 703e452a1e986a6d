'use client';

import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import type { Context, Preferences } from 'my_flow_contract';
import { useMemo } from 'react';
import { type Action, useActions } from '#src/lib/actions/actions.ts';
import type { ActNames } from '#src/lib/acts/act-words.ts';
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
        // The words for all that can be undone come when something is.
        const { actDid } = await import('#src/lib/acts/act-words.ts');
        const result = await inOrder(() => call(name, { body: {} }));
        applyResult(client, result);
        if (result.act.undoes !== null) notify.putAway(result.act.undoes);
        notify.done(sentenceCase(actDid(result.act, namesIn(client))));
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

function namesIn(client: QueryClient): ActNames {
  const contexts = client.getQueriesData<Context[]>({ queryKey: ['contexts'] }).flatMap(([, list]) => list ?? []);
  const locale = client.getQueryData<Preferences>(keys.preferences)?.locale ?? null;
  const contextName = (contextId: string) => contexts.find((context) => context.id === contextId)?.name;
  return { locale, contextName, act: knownAct };
}

function sentenceCase(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
