'use client';

import { type Context, limits } from 'my_flow_contract';
import { useState } from 'react';
import { useContexts, useSummary } from '#src/lib/data/queries.ts';
import { useAct } from '#src/lib/data/use-act.ts';
import { t } from '#src/lib/words/words.ts';
import { Button } from '#src/ui/button.tsx';
import { Choice, ChoiceGroup } from '#src/ui/choice.tsx';
import { Dialog } from '#src/ui/dialog.tsx';
import { flowsLeft } from './flows-left.ts';
import { notePutAwayHere } from './put-away-here.ts';
import { TargetList } from './target-list.tsx';
import { useBackToRoom } from './use-back-to-room.ts';

type DeleteDialogProps = { readonly context: Context; readonly onClose: () => void };

/** Puts a context into the trash; the person says where its flows go. */
export function DeleteDialog({ context, onClose }: DeleteDialogProps) {
  const others = useContexts().filter((other) => other.id !== context.id);
  const summary = useSummary(context.id);
  const isEmpty = summary?.lastTouched === null;
  const [isMoving, setIsMoving] = useState(others.length > 0 && !isEmpty);
  const [intoId, setIntoId] = useState(others[0]?.id ?? null);
  const act = useAct();
  const backTo = useBackToRoom();
  const destinationId = isMoving ? intoId : null;
  const remove = async () => {
    onClose();
    notePutAwayHere(context.id);
    await act(
      'deleteContext',
      { params: { contextId: context.id }, query: destinationId === null ? {} : { destinationId } },
      {
        expected: { contexts: [{ ...context, trashedAt: new Date().toISOString() }] },
        toast: t('contexts.deleted', { name: context.name }),
        // The room was left as if it had worked.
        onRefused: () => backTo(context.id),
      },
    );
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('contexts.deleteTitle', { name: context.name })}
      description={t('contexts.deleteHelp', { flows: flowsLeft(summary) })}
    >
      {isEmpty ? (
        <p className="text-fg-2">{t('contexts.deleteEmpty', { days: limits.trashDays })}</p>
      ) : (
        <ChoiceGroup
          label={t('contexts.deleteWhere')}
          value={isMoving ? 'move' : 'trash'}
          onValue={(value) => setIsMoving(value === 'move')}
        >
          {others.length > 0 && (
            <Choice value="move" title={t('contexts.deleteMove')}>
              {isMoving && <TargetList label={t('contexts.mergeInto')} contexts={others} chosenId={intoId} onChoose={setIntoId} />}
            </Choice>
          )}
          <Choice value="trash" title={t('contexts.deleteAll')} help={t('contexts.deleteAllHelp', { days: limits.trashDays })} />
        </ChoiceGroup>
      )}
      <div className="mt-5 flex justify-end gap-2">
        <Button look="quiet" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button look="danger" onClick={() => void remove()}>
          {t(isEmpty ? 'contexts.deleteSubmit' : isMoving ? 'contexts.deleteSubmitMove' : 'contexts.deleteSubmitAll')}
        </Button>
      </div>
    </Dialog>
  );
}
