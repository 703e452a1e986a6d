'use client';

import { CornerDownLeft } from 'lucide-react';
import { t } from '#src/lib/words/words.ts';
import { Kbd } from '#src/ui/kbd.tsx';

/** The sign for Enter, which is a button for a finger; while there is nothing to send, the key that leads to the line. */
export function SendButton({ isOffered, onSend }: { isOffered: boolean; onSend: () => void }) {
  if (!isOffered) return <Kbd keys="c" className="mt-[2px] shrink-0 max-sm:hidden" />;
  return (
    <button
      type="button"
      aria-label={t('capture.send')}
      aria-keyshortcuts="Enter"
      // The focus stays in the line, and on a phone the keyboard stays up.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onSend}
      className="-my-1 grid size-8 shrink-0 place-items-center rounded-s text-fg-3 hover:bg-accent-soft hover:text-accent-strong max-sm:bg-accent max-sm:text-on-accent"
    >
      <CornerDownLeft size={15} aria-hidden="true" />
    </button>
  );
}
