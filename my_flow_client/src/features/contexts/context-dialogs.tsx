'use client';

import dynamic from 'next/dynamic';
import { useCallback, useState } from 'react';
import { useContexts } from '#src/lib/data/queries.ts';
import { type ContextDialog, useContextActions } from './use-context-actions.ts';
import { useLeaveGoneRoom } from './use-leave-gone-room.ts';

const CreateDialog = dynamic(() => import('./create-dialog.tsx').then((module) => module.CreateDialog), { ssr: false });
const EditDialog = dynamic(() => import('./edit-dialog.tsx').then((module) => module.EditDialog), { ssr: false });
const MergeDialog = dynamic(() => import('./merge-dialog.tsx').then((module) => module.MergeDialog), { ssr: false });
const DeleteDialog = dynamic(() => import('./delete-dialog.tsx').then((module) => module.DeleteDialog), { ssr: false });

/** What can be done to contexts, and the dialog that asks about it. */
export function ContextDialogs() {
  const [dialog, setDialog] = useState<ContextDialog | null>(null);
  const contexts = useContexts();
  useContextActions(setDialog);
  useLeaveGoneRoom();
  const close = useCallback(() => setDialog(null), []);
  if (dialog === null) return null;
  if (dialog.kind === 'create') return <CreateDialog onClose={close} />;
  const context = contexts.find((candidate) => candidate.id === dialog.contextId);
  if (context === undefined) return null;
  if (dialog.kind === 'edit') return <EditDialog context={context} onClose={close} />;
  if (dialog.kind === 'merge') return <MergeDialog context={context} onClose={close} />;
  return <DeleteDialog context={context} onClose={close} />;
}
