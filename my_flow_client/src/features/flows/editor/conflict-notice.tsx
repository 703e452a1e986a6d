'use client';

import { useId } from 'react';
import { t } from '#src/lib/words/words.ts';
import { Button } from '#src/ui/button.tsx';
import type { TextEdit } from './use-text-edit.ts';

/** Shows the newer text that was saved elsewhere, and lets the person choose; until then both are kept. */
export function ConflictNotice({ edit }: { readonly edit: TextEdit }) {
  const id = useId();
  const { theirs, text } = edit;
  if (theirs === null) return null;
  return (
    <section role="alert" aria-labelledby={id} className="mb-3 rounded-m border border-warn bg-warn-soft px-3.5 py-3 text-sm">
      <p id={id} className="font-semibold text-warn">
        {t('flows.conflict.title')}
      </p>
      {theirs.title !== text.title && (
        <p className="mt-1 [overflow-wrap:anywhere]">
          <span className="text-fg-2">{t('flows.conflict.theirTitle')}</span> <span dir="auto">{theirs.title}</span>
        </p>
      )}
      {theirs.notes !== text.notes && (
        <p className="mt-1 max-h-32 overflow-y-auto whitespace-pre-wrap [overflow-wrap:anywhere]">
          <span className="text-fg-2">{t('flows.conflict.theirNotes')}</span>{' '}
          <span dir="auto">{theirs.notes === '' ? t('flows.conflict.noNotes') : theirs.notes}</span>
        </p>
      )}
      <div className="mt-2.5 flex flex-wrap gap-2">
        <Button onClick={edit.keepMine}>{t('flows.conflict.keepMine')}</Button>
        <Button onClick={edit.takeTheirs}>{t('flows.conflict.takeTheirs')}</Button>
      </div>
    </section>
  );
}
