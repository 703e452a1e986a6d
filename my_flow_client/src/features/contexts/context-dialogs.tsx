'use client';

import { useCallback, useState } from 'react';
import { useContexts } from '#src/lib/data/queries.ts';
import { useIsSettled, useLoaded } from '#src/lib/lazy/use-loaded.ts';
import { useTypedAhead } from '#src/lib/lazy/use-typed-ahead.ts';
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
