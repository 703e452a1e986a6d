'use client';

import type { Context } from 'my_flow_contract';
import { useState } from 'react';
import { useContexts, useSummary } from '#src/lib/data/queries.ts';
import { useAct } from '#src/lib/data/use-act.ts';
import { useEnterRoom } from '#src/lib/room/use-enter-room.ts';
import { t } from '#src/lib/words/words.ts';
import { Button } from '#src/ui/button.tsx';
import { Dialog } from '#src/ui/dialog.tsx';
import { flowsLeft } from './flows-left.ts';
import { TargetList } from './target-list.tsx';
import { useBackToRoom } from './use-back-to-room.ts';

type MergeDialogProps = { readonly context: Context; readonly onClose: () => void };

/** Moves all flows of a context into another, and opens that one. */
export function MergeDialog({ context, onClose }: MergeDialogProps) {
  const others = useContexts().filter((other) => other.id !== context.id);
  const [intoId, setIntoId] = useState(others[0]?.id ?? null);
  const into = others.find((other) => other.id === intoId);
  const summary = useSummary(context.id);
  const act = useAct();
  const enterRoom = useEnterRoom();
  const backTo = useBackToRoom();
  const merge = async () => {
    if (into === undefined) return;
    onClose();
    const merging = act(
      'mergeContext',
      { params: { contextId: context.id }, body: { intoId: into.id } },
      {
        expected: { contexts: [{ ...context, trashedAt: new Date().toISOString() }] },
        toast: t('contexts.merged', { name: context.name, into: into.name }),
        // The room was left as if it had worked.
        onRefused: () => backTo(context.id),
      },
    );
    // After the change is shown: the room that is left is gone by then, and no way back leads to it.
    enterRoom(into.id);
    await merging;
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('contexts.mergeTitle', { name: context.name })}
      description={t('contexts.mergeHelp', { flows: flowsLeft(summary) })}
    >
      <TargetList label={t('contexts.mergeInto')} contexts={others} chosenId={intoId} onChoose={setIntoId} />
      <div className="mt-5 flex justify-end gap-2">
        <Button look="quiet" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button look="primary" disabled={into === undefined} onClick={() => void merge()} className="max-w-[70%]">
          <span className="truncate">{t('contexts.mergeSubmit', { into: into?.name ?? '' })}</span>
        </Button>
      </div>
    </Dialog>
  );
}
