'use client';

import { useRouter } from 'next/navigation';
import { useMemo } from 'react';
import { type Action, useActions } from '#src/lib/actions/actions.ts';
import { useContexts, useFlows } from '#src/lib/data/queries.ts';
import { useAct } from '#src/lib/data/use-act.ts';
import { t } from '#src/lib/words/words.ts';
import { Button } from '#src/ui/button.tsx';

/** Says, in a room that holds sample data, that it is sample data, and takes all of it away. */
export function SampleBar({ contextId }: { contextId: string }) {
  const contexts = useContexts();
  const open = useFlows(contextId, 'open').data ?? [];
  const isSampleRoom = contexts.some((context) => context.id === contextId && context.sample);
  const isHere = isSampleRoom || open.some((flow) => flow.sample);
  const remove = useRemoveSample(contextId);
  useActions(
    useMemo<Action[]>(
      () =>
        isHere || contexts.some((context) => context.sample)
          ? [{ id: 'sample.remove', title: t('sample.removeAction'), group: 'contexts', run: remove }]
          : [],
      [isHere, contexts, remove],
    ),
  );
  if (!isHere) return null;
  return (
    <p className="mb-5 flex flex-wrap items-center gap-x-3 gap-y-1 rounded-m border border-line border-dashed py-1.5 pr-1.5 pl-4 text-fg-2 text-sm">
      <span className="flex-1">{t('sample.bar')}</span>
      <Button look="quiet" size="small" onClick={remove}>
        {t('sample.remove')}
      </Button>
    </p>
  );
}

function useRemoveSample(contextId: string): () => void {
  const act = useAct();
  const router = useRouter();
  return useMemo(
    () => () =>
      void act(
        'removeSampleData',
        {},
        {
          toast: t('sample.removed'),
          onDone: ({ removedIds, truncated }) => {
            if (truncated || removedIds.includes(contextId)) router.replace('/');
          },
        },
      ),
    [act, router, contextId],
  );
}
