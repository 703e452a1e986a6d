'use client';

import { toast } from 'sonner';

/** Short words at the edge of the screen, read out politely. */
export const notify = {
  /** Something worked; it can be taken back with the button. With an id it can be put away before its time. */
  done(words: string, button?: { label: string; run: () => void; id?: string }): void {
    const action = button ? { action: { label: button.label, onClick: button.run } } : {};
    toast(words, { duration: 6_000, ...action, ...(button?.id === undefined ? {} : { id: button.id }) });
  },
  /** Puts away what was said under an id: its button would do nothing any more. */
  putAway(id: string): void {
    toast.dismiss(id);
  },
  /** Something was refused or did not arrive. */
  failure(words: string): void {
    toast.error(words, { duration: 9_000 });
  },
};
