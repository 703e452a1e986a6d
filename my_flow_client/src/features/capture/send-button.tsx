'use client';

import { CornerDownLeft } from 'lucide-react';
import { t } from '#src/lib/words/words.ts';
import { Kbd } from '#src/ui/kbd.tsx';

/** The sign for Enter, which is a button for a finger; while there is nothing to send, the key that leads to the line. */
export function SendButton({ isOffered, onSend }: { isOffered: boolean; onSend: () => void }) {
  if (!isOffered) return <Kbd keys="c" className="mt-[2px] shrink-0 max-sm:hidden group-has-[textarea:focus]/capture:invisible" />;
  return (
    <button
      type="button"
      aria-label={t('capture.send')}
      aria-keyshortcuts="Enter"
      // The focus stays in the line, and on a phone the keyboard stays up.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onSend}
      className="-my-0.5 -mr-1 grid h-7 min-w-8 shrink-0 place-items-center rounded-s border border-line-strong text-fg-2 hover:border-accent-line hover:bg-accent-soft hover:text-accent-strong max-sm:size-9 max-sm:-my-1.5 max-sm:border-transparent max-sm:bg-accent max-sm:text-on-accent"
    >
      <CornerDownLeft size={14} aria-hidden="true" />
    </button>
  );
}
