'use client';

import { type RefObject, useLayoutEffect, useRef } from 'react';

/** What floats over the page and belongs to whatever opened it. */
const floating = '[data-radix-popper-content-wrapper], [role="dialog"], [role="menu"], [data-sonner-toaster]';

/** Calls `onLeave` when the person goes on elsewhere: by a click outside, or when a key takes the focus out. */
export function useLeave(element: RefObject<HTMLElement | null>, onLeave: () => void): void {
  const latest = useRef(onLeave);
  latest.current = onLeave;
  // A layout effect, so that nobody listens any more when the closed editor hands the focus on.
  useLayoutEffect(() => {
    let isPressing = false;
    const leaveFor = (target: EventTarget | null) => {
      const inside = element.current;
      const isElsewhere =
        inside !== null && target instanceof Element && target.isConnected && !inside.contains(target) && target.closest(floating) === null;
      if (isElsewhere) latest.current();
    };
    // The focus moves when the button goes down. Closing then would move what is under the pointer before the click is complete.
    const onDown = () => {
      isPressing = true;
    };
    const onUp = () => {
      isPressing = false;
    };
    const onFocus = (event: FocusEvent) => !isPressing && leaveFor(event.target);
    const onClick = (event: MouseEvent) => leaveFor(event.target);
    const options = { capture: true } as const;
    // A click that opened the editor is still on its way when this runs.
    const timer = setTimeout(() => {
      document.addEventListener('pointerdown', onDown, options);
      document.addEventListener('pointerup', onUp, options);
      document.addEventListener('pointercancel', onUp, options);
      document.addEventListener('focusin', onFocus, options);
      document.addEventListener('click', onClick, options);
    });
    return () => {
      clearTimeout(timer);
      document.removeEventListener('pointerdown', onDown, options);
      document.removeEventListener('pointerup', onUp, options);
      document.removeEventListener('pointercancel', onUp, options);
      document.removeEventListener('focusin', onFocus, options);
      document.removeEventListener('click', onClick, options);
    };
  }, [element]);
}
