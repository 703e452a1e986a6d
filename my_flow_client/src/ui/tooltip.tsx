'use client';

import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { Kbd } from './kbd.tsx';
import { useTooltip } from './use-tooltip.ts';

type TooltipProps = {
  readonly label: string;
  readonly keys?: string | undefined;
  readonly children: ReactNode;
};

/** The name of a control that shows only a sign, and its key, to the right of it on hover and on focus. The control carries its own accessible name. */
export function Tooltip({ label, keys, children }: TooltipProps) {
  const { place, handlers } = useTooltip();
  return (
    <span className="contents" {...handlers}>
      {children}
      {place !== null &&
        createPortal(
          <div
            aria-hidden="true"
            style={place}
            className="fixed z-50 flex max-w-[280px] -translate-y-1/2 items-center gap-2 rounded-s border border-line-strong bg-surface-2 px-2.5 py-1.5 text-sm shadow-float [overflow-wrap:anywhere]"
          >
            {label}
            {keys && <Kbd keys={keys} />}
          </div>,
          document.body,
        )}
    </span>
  );
}
