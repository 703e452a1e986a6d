'use client';

import { type FocusEvent, type PointerEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';

const showAfterMs = 350;
/** Long enough to cross the gap between a control and its tooltip, which can be pointed at too. */
const hideAfterMs = 120;
const gapPx = 8;

/** Where a tooltip stands, in pixels of the window: to the right of its control, `top` being the middle of both. */
type Place = { readonly left: number; readonly top: number };

/** Hides the one that is shown: there is never a second. */
let hideShown: (() => void) | null = null;

/** Shows a tooltip beside the first child of an element: on hover a moment later, on keyboard focus at once. Esc, a click and scrolling put it away. */
export function useTooltip() {
  const [place, setPlace] = useState<Place | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const hide = useCallback(() => {
    clearTimeout(timer.current);
    setPlace(null);
  }, []);
  const show = useCallback(
    (control: Element | null) => {
      if (control === null) return;
      const { right, top, height } = control.getBoundingClientRect();
      if (hideShown !== hide) hideShown?.();
      hideShown = hide;
      setPlace({ left: right + gapPx, top: top + height / 2 });
    },
    [hide],
  );
  useEffect(() => hide, [hide]);
  usePutAway(place !== null, hide);
  const handlers = useMemo(() => {
    const after = (ms: number, run: () => void) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(run, ms);
    };
    return {
      onPointerEnter({ pointerType, currentTarget }: PointerEvent<HTMLElement>) {
        if (pointerType !== 'touch') after(showAfterMs, () => show(currentTarget.firstElementChild));
      },
      onPointerLeave: () => after(hideAfterMs, hide),
      onPointerDown: hide,
      onFocus({ target, currentTarget }: FocusEvent<HTMLElement>) {
        if (target.matches(':focus-visible')) show(currentTarget.firstElementChild);
      },
      onBlur: hide,
    };
  }, [show, hide]);
  return { place, handlers };
}

function usePutAway(isShown: boolean, hide: () => void): void {
  useEffect(() => {
    if (!isShown) return;
    const onKeyDown = ({ key }: KeyboardEvent) => key === 'Escape' && hide();
    window.addEventListener('keydown', onKeyDown, true);
    window.addEventListener('scroll', hide, true);
    return () => {
      window.removeEventListener('keydown', onKeyDown, true);
      window.removeEventListener('scroll', hide, true);
    };
  }, [isShown, hide]);
}
