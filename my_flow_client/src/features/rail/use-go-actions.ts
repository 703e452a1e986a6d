'use client';

import { useMemo } from 'react';
import { type Action, useActions } from '#src/lib/actions/actions.ts';
import { useContexts } from '#src/lib/data/queries.ts';
import { useContextId } from '#src/lib/room/use-context-id.ts';
import { useEnterRoom } from '#src/lib/room/use-enter-room.ts';
import { useGo } from '#src/lib/room/use-go.ts';
import { t } from '#src/lib/words/words.ts';
import type { ReorderContexts } from './use-reorder-contexts.ts';

/** The pages beside the rooms, with their keys. */
export const places = [
  { id: 'go.history', path: '/history', words: 'nav.history', keys: 'h' },
  { id: 'go.trash', path: '/trash', words: 'nav.trash', keys: 'shift+t' },
  { id: 'go.preferences', path: '/preferences', words: 'nav.preferences', keys: ',' },
] as const;

/** The rail by keys: the first nine contexts, the order of the open one, and the pages beside the rooms. */
export function useGoActions({ step }: ReorderContexts): void {
  const contexts = useContexts();
  const currentId = useContextId();
  const enterRoom = useEnterRoom();
  const go = useGo();
  const actions = useMemo<Action[]>(() => {
    const rooms = contexts.slice(0, 9).map((context, index): Action => {
      const title = t('rail.open', { name: context.name });
      // The palette lists the contexts themselves.
      return {
        id: `context.open.${index + 1}`,
        title,
        group: 'contexts',
        keys: `${index + 1}`,
        isForKeysOnly: true,
        run: () => enterRoom(context.id),
      };
    });
    const pages = places.map(
      (place): Action => ({
        id: place.id,
        title: t(place.words),
        group: 'go',
        keys: place.keys,
        run: () => go(place.path),
      }),
    );
    return [...rooms, ...orderActions(contexts, currentId, step), ...pages];
  }, [contexts, currentId, enterRoom, go, step]);
  useActions(actions);
}

function orderActions(contexts: ReturnType<typeof useContexts>, currentId: string | null, step: ReorderContexts['step']): Action[] {
  const index = contexts.findIndex((context) => context.id === currentId);
  const current = contexts[index];
  if (current === undefined) return [];
  const { id, name } = current;
  const up: Action = { id: 'context.moveUp', title: t('rail.moveUp', { name }), group: 'contexts', run: () => step(id, -1) };
  const down: Action = { id: 'context.moveDown', title: t('rail.moveDown', { name }), group: 'contexts', run: () => step(id, 1) };
  return [...(index > 0 ? [up] : []), ...(index < contexts.length - 1 ? [down] : [])];
}
