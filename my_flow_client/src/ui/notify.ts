'use client';

import { toast } from 'sonner';

/** Short words at the edge of the screen, read out politely. */
export const notify = {
  /** Something worked; it can be taken back with the button. */
  done(words: string, button?: { label: string; run: () => void }): void {
    toast(words, { duration: 6_000, ...(button ? { action: { label: button.label, onClick: button.run } } : {}) });
  },
  /** Something was refused or did not arrive. */
  failure(words: string): void {
    toast.error(words, { duration: 9_000 });
  },
};
