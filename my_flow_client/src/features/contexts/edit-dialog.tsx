'use client';

import type { Context, ContextEdit } from 'my_flow_contract';
import { useState } from 'react';
import { useAct } from '#src/lib/data/use-act.ts';
import { t } from '#src/lib/words/words.ts';
import { Dialog } from '#src/ui/dialog.tsx';
import { type ContextDraft, draftOf, editOf } from './context-draft.ts';
import { ContextForm } from './context-form.tsx';
import { readForm, writeForm } from './form-draft.ts';

type EditDialogProps = { readonly context: Context; readonly onClose: () => void };

/** Changes name, sign, light and hours of a context. The dialog stays open with everything in it when the server refuses. */
export function EditDialog({ context, onClose }: EditDialogProps) {
  const [before] = useState(context);
  const [isBusy, setIsBusy] = useState(false);
  const [initial] = useState(() => readForm(context.id) ?? draftOf(context));
  const act = useAct();
  const close = () => {
    writeForm(context.id, null);
    onClose();
  };
  const submit = async (draft: ContextDraft) => {
    const edit = editOf(draft, before);
    if (edit === null) return close();
    setIsBusy(true);
    const result = await act(
      'editContext',
      { params: { contextId: context.id }, body: edit },
      { expected: { contexts: [{ ...context, ...definedOf(edit) }] }, toast: t('contexts.edited', { name: edit.name ?? context.name }) },
    );
    setIsBusy(false);
    if (result !== null) close();
  };
  return (
    <Dialog isOpen onClose={close} title={t('contexts.editTitle', { name: before.name })}>
      <ContextForm
        initial={initial}
        own={before}
        submitWords={t('common.save')}
        isBusy={isBusy}
        onDraft={(draft) => writeForm(context.id, draft)}
        onSubmit={(draft) => void submit(draft)}
        onCancel={close}
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
