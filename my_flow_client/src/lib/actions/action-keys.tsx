'use client';

import { useEffect } from 'react';
import { offeredActions } from './actions.ts';
import { isMacPlatform, isTyping, matchesKeys } from './keys.ts';

/** Listens for the keys of every offered action. One of these stands in the shell. */
export function ActionKeys() {
  useEffect(() => {
    const isMac = isMacPlatform();
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const isCommand = event.metaKey || event.ctrlKey;
      if (isTyping(event.target) && !(isCommand && !isEditingCommand(event))) return;
      // A dialog or a menu that is open keeps its keys; only commands reach past it.
      if (!isCommand && event.target instanceof Element && event.target.closest('[role="dialog"], [role="menu"], [role="listbox"]')) return;
      const action = offeredActions().findLast((offered) => offered.keys !== undefined && matchesKeys(event, offered.keys, isMac));
      if (action === undefined) return;
      event.preventDefault();
      action.run();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
  return null;
}

/** Undo and redo belong to a text field while one has the focus. */
function isEditingCommand(event: KeyboardEvent): boolean {
  return ['z', 'y', 'a', 'c', 'v', 'x'].includes(event.key.toLowerCase());
}
