'use client';

import { useEffect, useState } from 'react';

/**
 * What is typed while the palette is asked for and not there yet: it is meant for the palette, and must not reach the keys of the room, where
 * a single letter completes or deletes. Empty again once nothing is waited for.
 */
export function useTypedAhead(isWaiting: boolean): string {
  const [typed, setTyped] = useState('');
  useEffect(() => {
    if (!isWaiting) return setTyped('');
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey || event.key === 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      if (event.key === 'Backspace') setTyped((before) => before.slice(0, -1));
      else if (event.key.length === 1) setTyped((before) => before + event.key);
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [isWaiting]);
  return typed;
}
