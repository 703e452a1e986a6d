'use client';

import type { Flow } from 'my_flow_contract';
import { useEffect, useRef } from 'react';
import { readDraft } from '#src/lib/drafts/use-draft.ts';
import { t } from '#src/lib/words/words.ts';
import { notify } from '#src/ui/notify.ts';
import { useListController } from '../list-controller.ts';
import type { EditorFocus } from '../list-state.ts';
import { additionDraft } from './text-draft.ts';
import type { Addition } from './use-addition.ts';
import { useNewLabel } from './use-new-label.ts';
import { useNewStep } from './use-new-step.ts';
import { type TextEdit, useTextEdit } from './use-text-edit.ts';

export type FlowEditing = {
  readonly edit: TextEdit;
  readonly newStep: Addition;
  readonly newLabel: Addition;
  /** Saves the text and adds what was not confirmed yet. False when the text cannot be saved as it is: the editor then stays open. */
  keep(): boolean;
  /** Lets go of all that is not saved; a toast brings it back. */
  cancel(): void;
};

/** All that is typed into the editor and is saved when the editor closes. */
export function useFlowEdit(flow: Flow, focus: EditorFocus): FlowEditing {
  const controller = useListController();
  const edit = useTextEdit(flow);
  const newStep = useNewStep(flow);
  const newLabel = useNewLabel(flow);
  useTypedAheadIn((typed) => {
    if (focus === 'steps') newStep.change(`${readDraft(additionDraft('step', flow.id)) ?? ''}${typed}`);
    else edit.change({ title: edit.text.title + typed });
  });
  return {
    edit,
    newStep,
    newLabel,
    keep() {
      if (!edit.save()) return false;
      newStep.add();
      newLabel.add();
      return true;
    },
    cancel() {
      const dropped = [edit.drop(), newStep.drop(), newLabel.drop()].filter((bringBack) => bringBack !== null);
      if (dropped.length === 0) return;
      notify.done(t('flows.edit.discarded'), {
        label: t('flows.edit.bringBack'),
        run() {
          for (const bringBack of dropped) bringBack();
          controller.edit(flow.id);
        },
      });
    },
  };
}

/** What was typed before the editor was there goes to where the focus is in it. */
function useTypedAheadIn(put: (typed: string) => void): void {
  const { takeTypedAhead } = useListController();
  const first = useRef(put);
  useEffect(() => {
    const typed = takeTypedAhead();
    if (typed !== '') first.current(typed);
  }, [takeTypedAhead]);
}
