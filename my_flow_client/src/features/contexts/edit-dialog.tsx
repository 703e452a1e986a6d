'use client';

import type { Context, ContextEdit } from 'my_flow_contract';
import { useState } from 'react';
import { useAct } from '#src/lib/data/use-act.ts';
import { t } from '#src/lib/words/words.ts';
import { Dialog } from '#src/ui/dialog.tsx';
import { type ContextDraft, draftOf, editOf } from './context-draft.ts';
import { ContextForm } from './context-form.tsx';

type EditDialogProps = { readonly context: Context; readonly onClose: () => void };

/** Changes name, sign, light and hours of a context. The dialog stays open with everything in it when the server refuses. */
export function EditDialog({ context, onClose }: EditDialogProps) {
  const [before] = useState(context);
  const [isBusy, setIsBusy] = useState(false);
  const act = useAct();
  const submit = async (draft: ContextDraft) => {
    const edit = editOf(draft, before);
    if (edit === null) return onClose();
    setIsBusy(true);
    const result = await act(
      'editContext',
      { params: { contextId: context.id }, body: edit },
      { expected: { contexts: [{ ...context, ...definedOf(edit) }] }, toast: t('contexts.edited', { name: edit.name ?? context.name }) },
    );
    setIsBusy(false);
    if (result !== null) onClose();
  };
  return (
    <Dialog isOpen onClose={onClose} title={t('contexts.editTitle', { name: before.name })}>
      <ContextForm
        initial={draftOf(before)}
        own={before}
        submitWords={t('common.save')}
        isBusy={isBusy}
        onSubmit={(draft) => void submit(draft)}
        onCancel={onClose}
      />
    </Dialog>
  );
}

function definedOf({ name, icon, hue, hours }: ContextEdit): Partial<ContextDraft> {
  return {
    ...(name === undefined ? {} : { name }),
    ...(icon === undefined ? {} : { icon }),
    ...(hue === undefined ? {} : { hue }),
    ...(hours === undefined ? {} : { hours }),
  };
}
