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

/** Makes a context and opens its room; one that was offered for a name in the capture line is made in passing, and the line goes on. */
export function CreateDialog({ typedAhead, onClose }: { typedAhead: string; onClose: () => void }) {
  const contexts = useContexts();
  const [offered] = useState(newContextName);
  const [initial] = useState(() => ({ ...newDraft(contexts), name: offered || typedAhead }));
  const isInPassing = offered !== '';
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
    onClose();
    if (isInPassing) return;
    wantCaptureFocus();
    enterRoom(context.id);
  };
  return (
    <Dialog isOpen onClose={onClose} title={t('contexts.create')} description={t('contexts.createHelp')}>
      <ContextForm
        initial={initial}
        own={null}
        submitWords={t(isInPassing ? 'contexts.createInPassing' : 'contexts.createSubmit')}
        isBusy={isBusy}
        onSubmit={(draft) => void submit(draft)}
        onCancel={onClose}
      />
    </Dialog>
  );
}
