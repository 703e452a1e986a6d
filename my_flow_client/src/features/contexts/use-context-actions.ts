'use client';

import type { Context } from 'my_flow_contract';
import { useMemo } from 'react';
import { type Action, useActions } from '#src/lib/actions/actions.ts';
import { useContexts } from '#src/lib/data/queries.ts';
import { useAct } from '#src/lib/data/use-act.ts';
import { useContextId } from '#src/lib/room/use-context-id.ts';
import { t } from '#src/lib/words/words.ts';
import { notePutAwayHere } from './put-away-here.ts';
import { useBackToRoom } from './use-back-to-room.ts';

/** A dialog about contexts. */
export type ContextDialog = { readonly kind: 'create' } | { readonly kind: 'edit' | 'merge' | 'delete'; readonly contextId: string };

/** What can be done to contexts: a new one, and everything about the one that is open. */
export function useContextActions(onDialog: (dialog: ContextDialog) => void): void {
  const contexts = useContexts();
  const currentId = useContextId();
  const act = useAct();
  const backTo = useBackToRoom();
  const current = contexts.find((context) => context.id === currentId);
  const isAlone = contexts.length < 2;
  const actions = useMemo<Action[]>(() => {
    const create: Action = {
      id: 'context.create',
      title: t('contexts.create'),
      group: 'contexts',
      keys: 'n',
      keywords: t('contexts.createWords'),
      run: () => onDialog({ kind: 'create' }),
    };
    if (current === undefined) return [create];
    const archive = (context: Context) => {
      notePutAwayHere(context.id);
      void act(
        'archiveContext',
        { params: { contextId: context.id } },
        {
          expected: { contexts: [{ ...context, archivedAt: new Date().toISOString() }] },
          toast: t('contexts.archived', { name: context.name }),
          // The room was left as if it had worked.
          onRefused: () => backTo(context.id),
        },
      );
    };
    const { id: contextId, name } = current;
    return [
      create,
      {
        id: 'context.edit',
        title: t('contexts.edit', { name }),
        group: 'contexts',
        keys: 'shift+e',
        keywords: t('contexts.editWords'),
        run: () => onDialog({ kind: 'edit', contextId }),
      },
      { id: 'context.archive', title: t('contexts.archive', { name }), group: 'contexts', run: () => archive(current) },
      ...(isAlone
        ? []
        : [
            {
              id: 'context.merge',
              title: t('contexts.merge', { name }),
              group: 'contexts',
              run: () => onDialog({ kind: 'merge', contextId }),
            } satisfies Action,
          ]),
      {
        id: 'context.delete',
        title: t('contexts.delete', { name }),
        group: 'contexts',
        run: () => onDialog({ kind: 'delete', contextId }),
      },
    ];
  }, [current, isAlone, act, backTo, onDialog]);
  useActions(actions);
}
