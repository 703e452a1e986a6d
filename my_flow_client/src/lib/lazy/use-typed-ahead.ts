'use client';

import { useEffect, useState } from 'react';

/**
 * What is typed while something that takes text is asked for and not there yet: it is meant for that, and must not reach the keys of the room,
 * where a single letter completes or deletes. Empty again once nothing is waited for. Esc gives up.
 */
export function useTypedAhead(isWaiting: boolean, giveUp: () => void): string {
  const [typed, setTyped] = useState('');
  useEffect(() => {
    if (!isWaiting) return setTyped('');
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey) return;
      event.preventDefault();
      event.stopPropagation();
      if (event.key === 'Escape') giveUp();
      else if (event.key === 'Backspace') setTyped((before) => before.slice(0, -1));
      else if (event.key.length === 1) setTyped((before) => before + event.key);
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [isWaiting, giveUp]);
  return typed;
}
