'use client';

import type { toast } from 'sonner';

type Teller = typeof toast;
type Message = (tell: Teller) => void;

let teller: Teller | null = null;
/** What was said before toasts could be shown: their code is fetched after the first paint, or for the first of these. */
let unsaid: readonly Message[] = [];
const listeners = new Set<() => void>();

/** Short words at the edge of the screen, read out politely. */
export const notify = {
  /** Something worked; it can be taken back with the button. With an id it can be put away before its time. */
  done(words: string, button?: { label: string; run: () => void; id?: string }): void {
    const onClick = ({ currentTarget }: { readonly currentTarget: HTMLElement }) => {
      // Toasts give the focus back when they lose it; what runs now may want it elsewhere.
      currentTarget.blur();
      button?.run();
    };
    const action = button ? { action: { label: button.label, onClick } } : {};
    say((tell) => tell(words, { duration: 6_000, ...action, ...(button?.id === undefined ? {} : { id: button.id }) }));
  },
  /** Puts away what was said under an id: its button would do nothing any more. */
  putAway(id: string): void {
    say((tell) => tell.dismiss(id));
  },
  /** Something was refused or did not arrive. */
  failure(words: string): void {
    say((tell) => tell.error(words, { duration: 9_000 }));
  },
};

function say(message: Message): void {
  if (teller !== null) message(teller);
  else setUnsaid([...unsaid, message]);
}

/** From now on toasts are shown, those first that were said before; until the function that comes back is called. */
export function tellWith(tell: Teller): () => void {
  teller = tell;
  for (const message of unsaid) message(tell);
  setUnsaid([]);
  return () => {
    teller = null;
  };
}

/** Whether something was said that is not shown yet. */
export function hasUnsaid(): boolean {
  return unsaid.length > 0;
}

/** Calls back when that may have changed. */
export function subscribeToUnsaid(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function setUnsaid(messages: readonly Message[]): void {
  unsaid = messages;
  for (const listener of listeners) listener();
}
