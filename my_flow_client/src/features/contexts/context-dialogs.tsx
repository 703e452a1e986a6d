'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { useContexts } from '#src/lib/data/queries.ts';
import { keptDraftNames } from '#src/lib/drafts/use-draft.ts';
import { useIsSettled, useLoaded } from '#src/lib/lazy/use-loaded.ts';
import { useTypedAhead } from '#src/lib/lazy/use-typed-ahead.ts';
import { useContextId } from '#src/lib/room/use-context-id.ts';
import { type ContextDialog, useContextActions } from './use-context-actions.ts';
import { useLeaveGoneRoom } from './use-leave-gone-room.ts';

const load = async () => {
  const [CreateDialog, EditDialog, MergeDialog, DeleteDialog] = await Promise.all([
    import('./create-dialog.tsx').then((module) => module.CreateDialog),
    import('./edit-dialog.tsx').then((module) => module.EditDialog),
    import('./merge-dialog.tsx').then((module) => module.MergeDialog),
    import('./delete-dialog.tsx').then((module) => module.DeleteDialog),
  ]);
  return { CreateDialog, EditDialog, MergeDialog, DeleteDialog };
};

/** What can be done to contexts, and the dialog that asks about it. */
export function ContextDialogs() {
  const [dialog, setDialog] = useState<ContextDialog | null>(null);
  const contexts = useContexts();
  useContextActions(setDialog);
  useLeaveGoneRoom();
  useKeptDialog(setDialog);
  const close = useCallback(() => setDialog(null), []);
  const isSettled = useIsSettled();
  const part = useLoaded(load, isSettled || dialog !== null, dialog !== null);
  const typedAhead = useTypedAhead(dialog !== null && part === null, close);
  if (dialog === null || part === null) return null;
  if (dialog.kind === 'create') return <part.CreateDialog typedAhead={typedAhead} onClose={close} />;
  const context = contexts.find((candidate) => candidate.id === dialog.contextId);
  if (context === undefined) return null;
  if (dialog.kind === 'edit') return <part.EditDialog context={context} onClose={close} />;
  if (dialog.kind === 'merge') return <part.MergeDialog context={context} onClose={close} />;
  return <part.DeleteDialog context={context} onClose={close} />;
}

/** What was being typed into a dialog when the page went away is taken up again. */
function useKeptDialog(onDialog: (dialog: ContextDialog | null) => void): void {
  const firstId = useRef(useContextId());
  useEffect(() => {
    if (!keptDraftNames().some((name) => name.startsWith('context:'))) return;
    // Without a connection the draft is still kept, and there when the dialog is opened.
    import('./kept-dialog.ts').then(({ keptDialog }) => onDialog(keptDialog(firstId.current))).catch(() => undefined);
  }, [onDialog]);
}
