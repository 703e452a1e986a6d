'use client';

import { Plus } from 'lucide-react';
import { runAction } from '#src/lib/actions/actions.ts';
import { focusCapture } from '#src/lib/room/capture-focus.ts';
import { wantNewContextName } from '#src/lib/room/new-context-name.ts';
import { t } from '#src/lib/words/words.ts';

/** Offers a context of a name that was typed after an `@` and is not known. */
export function NewContextOffer({ name }: { name: string }) {
  return (
    <button
      type="button"
      onClick={() => {
        // Once the context is made this offer is gone; the dialog gives the focus back to the line.
        focusCapture();
        wantNewContextName(name);
        if (!runAction('context.create')) wantNewContextName('');
      }}
      className="inline-flex min-h-6 max-w-full items-center gap-1.5 rounded-full border border-line-control border-dashed px-2.5 py-0.5 font-[550] text-fg-2 text-xs hover:bg-surface-3 hover:text-fg"
    >
      <Plus size={12} aria-hidden="true" className="shrink-0" />
      <span className="min-w-0 truncate">{t('capture.newContext', { name })}</span>
    </button>
  );
}
