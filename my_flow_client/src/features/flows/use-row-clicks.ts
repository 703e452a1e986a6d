'use client';

import { type RefObject, useEffect } from 'react';
import type { ListController } from './list-controller.ts';

/** A click beside the title opens the row too, and a row that gets the focus becomes the current one; the buttons in it do the same by key. */
export function useRowClicks(root: RefObject<HTMLElement | null>, controller: ListController): void {
  useEffect(() => {
    const element = root.current;
    if (element === null) return;
    const idAt = (target: EventTarget | null) =>
      target instanceof Element ? (target.closest<HTMLElement>('[data-flow-row]')?.dataset['flowRow'] ?? null) : null;
    const onClick = (event: MouseEvent) => {
      const flowId = idAt(event.target);
      const isControl = event.target instanceof Element && event.target.closest('button, a, input, textarea, select, label, [data-editor]');
      if (flowId !== null && !isControl && document.getSelection()?.isCollapsed !== false) controller.edit(flowId);
    };
    const onFocus = (event: FocusEvent) => {
      const flowId = idAt(event.target);
      if (flowId !== null) controller.dispatch({ type: 'current', flowId });
    };
    element.addEventListener('click', onClick);
    element.addEventListener('focusin', onFocus);
    return () => {
      element.removeEventListener('click', onClick);
      element.removeEventListener('focusin', onFocus);
    };
  }, [root, controller]);
}
