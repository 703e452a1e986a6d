'use client';

import { useCallback, useState } from 'react';
import { useContexts } from '#src/lib/data/queries.ts';
import { useAct } from '#src/lib/data/use-act.ts';
import { t } from '#src/lib/words/words.ts';
import type { Edge } from './context-drag.ts';
import { contextAt, type Place, placeOfDrop, placeOfStep } from './reorder.ts';

export type ReorderContexts = {
  readonly drop: (drop: { movedId: string; targetId: string; edge: Edge }) => void;
  /** One further up or down; nothing happens at the ends. */
  readonly step: (contextId: string, step: -1 | 1) => void;
  /** What was moved last, for those who do not see it. */
  readonly announcement: string;
};

/** Changes the order of the rail, shown at once. */
export function useReorderContexts(): ReorderContexts {
  const contexts = useContexts();
  const act = useAct();
  const [announcement, setAnnouncement] = useState('');
  const put = useCallback(
    (contextId: string, place: Place | null) => {
      const context = contexts.find((candidate) => candidate.id === contextId);
      if (place === null || context === undefined) return;
      setAnnouncement(t('rail.moved', { name: context.name, place: place.place + 1, count: contexts.length }));
      void act(
        'reorderContext',
        { params: { contextId }, body: { afterId: place.afterId } },
        { expected: { contexts: [contextAt(contexts, context, place)] } },
      );
    },
    [contexts, act],
  );
  const drop = useCallback<ReorderContexts['drop']>((given) => put(given.movedId, placeOfDrop(contexts, given)), [contexts, put]);
  const step = useCallback<ReorderContexts['step']>(
    (contextId, by) => put(contextId, placeOfStep(contexts, contextId, by)),
    [contexts, put],
  );
  return { drop, step, announcement };
}
