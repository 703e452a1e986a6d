'use client';

import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { titleOf } from './use-list-controller.ts';

/** A row that goes while it has the focus, here or by a change made elsewhere, leaves the focus to the row that takes over. */
export function useKeepFocus(root: RefObject<HTMLElement | null>, currentId: string | null, isKept: boolean): void {
  const isInside = useRef(false);
  useEffect(() => {
    const onFocus = (event: FocusEvent) => {
      isInside.current = event.target instanceof Node && (root.current?.contains(event.target) ?? false);
    };
    const onPress = (event: PointerEvent) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) isInside.current = false;
    };
    document.addEventListener('focusin', onFocus);
    document.addEventListener('pointerdown', onPress);
    return () => {
      document.removeEventListener('focusin', onFocus);
      document.removeEventListener('pointerdown', onPress);
    };
  }, [root]);
  useLayoutEffect(() => {
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (isKept && isInside.current && isLost && currentId !== null) titleOf(root.current, currentId)?.focus({ preventScroll: true });
  });
}
