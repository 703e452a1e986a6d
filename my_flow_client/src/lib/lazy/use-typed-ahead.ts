'use client';

import { useEffect, useState } from 'react';

/**
 * What is typed while something that takes text is asked for and not there yet: it is meant for that, and must not reach the keys of the room,
 * where a single letter completes or deletes. Empty again once nothing is waited for. Esc gives up, and so does a press elsewhere.
 * `onTyped` gets each text at once, before it is painted.
 */
export function useTypedAhead(isWaiting: boolean, giveUp: () => void, onTyped?: (text: string) => void): string {
  const [typed, setTyped] = useState('');
  useEffect(() => {
    if (!isWaiting) return setTyped('');
    let text = '';
    const type = (next: string) => {
      text = next;
      setTyped(next);
      onTyped?.(next);
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey) return;
      event.preventDefault();
      event.stopPropagation();
      if (event.key === 'Escape') giveUp();
      else if (event.key === 'Backspace') type(text.slice(0, -1));
      else if (event.key.length === 1) type(text + event.key);
    };
    const options = { capture: true } as const;
    window.addEventListener('keydown', onKeyDown, options);
    window.addEventListener('pointerdown', giveUp, options);
    return () => {
      window.removeEventListener('keydown', onKeyDown, options);
      window.removeEventListener('pointerdown', giveUp, options);
    };
  }, [isWaiting, giveUp, onTyped]);
  return typed;
}
