'use client';

import { useEffect, useState } from 'react';
import { useContexts } from '#src/lib/data/queries.ts';
import { useAct } from '#src/lib/data/use-act.ts';
import { wantCaptureFocus } from '#src/lib/room/capture-focus.ts';
import { newContextName, wantNewContextName } from '#src/lib/room/new-context-name.ts';
import { useEnterRoom } from '#src/lib/room/use-enter-room.ts';
import { t } from '#src/lib/words/words.ts';
import { Dialog } from '#src/ui/dialog.tsx';
import { type ContextDraft, createOf, newDraft } from './context-draft.ts';
import { ContextForm } from './context-form.tsx';
import { readForm, writeForm } from './form-draft.ts';

/** Makes a context and opens its room; one that was offered for a name in the capture line is made in passing, and the line goes on. */
export function CreateDialog({ typedAhead, onClose }: { typedAhead: string; onClose: () => void }) {
  const contexts = useContexts();
  const [offered] = useState(newContextName);
  const isInPassing = offered !== '';
  const [initial] = useState(() => {
    const begun = (isInPassing ? null : readForm(null)) ?? newDraft(contexts);
    return { ...begun, name: offered || typedAhead || begun.name };
  });
  const close = () => {
    writeForm(null, null);
    onClose();
  };
  useEffect(() => () => wantNewContextName(''), []);
  const [isBusy, setIsBusy] = useState(false);
  const act = useAct();
  const enterRoom = useEnterRoom();
  const submit = async (draft: ContextDraft) => {
    setIsBusy(true);
    const result = await act('createContext', { body: createOf(draft) });
    setIsBusy(false);
    const context = result?.contexts[0];
    if (context === undefined) return;
    close();
    if (isInPassing) return;
    wantCaptureFocus();
    enterRoom(context.id);
  };
  return (
    <Dialog isOpen onClose={close} title={t('contexts.create')} description={t('contexts.createHelp')}>
      <ContextForm
        initial={initial}
        own={null}
        submitWords={t(isInPassing ? 'contexts.createInPassing' : 'contexts.createSubmit')}
        isBusy={isBusy}
        // The name of one that is made in passing stands in the capture line, which keeps it.
        onDraft={(draft) => isInPassing || writeForm(null, draft)}
        onSubmit={(draft) => void submit(draft)}
        onCancel={close}
      />
    </Dialog>
  );
}
