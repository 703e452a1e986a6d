'use client';

import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '#src/lib/cn.ts';
import { Kbd } from '#src/ui/kbd.tsx';

type HeadingProps = { readonly id: string; readonly children: ReactNode; readonly aside?: ReactNode };

/** The words over a list, with a quieter one beside them. */
export function SectionHeading({ id, children, aside }: HeadingProps) {
  return (
    <h2 className="mb-2.5 ml-0.5 flex min-h-6 items-center gap-2 font-semibold text-fg-2 text-sm">
      <span id={id}>{children}</span>
      {aside !== undefined && <small className="font-[450] text-fg-3 text-xs">{aside}</small>}
    </h2>
  );
}

type ToggleProps = HeadingProps & { readonly isOpen: boolean; readonly onToggle: () => void; readonly keys?: string };

/** The words over a list that opens in its place. */
export function SectionToggle({ id, children, aside, isOpen, onToggle, keys }: ToggleProps) {
  return (
    <h2 className="-ml-2 mb-1.5 font-semibold text-fg-2 text-sm">
      <button
        type="button"
        onClick={onToggle}
        aria-expanded={isOpen}
        {...(keys ? { 'aria-keyshortcuts': keys } : {})}
        className="flex min-h-8 items-center gap-2 rounded-s px-2 hover:bg-surface-3 hover:text-fg pointer-coarse:min-h-11"
      >
        <ChevronRight size={15} aria-hidden="true" className={cn('text-fg-3 transition-transform duration-100', isOpen && 'rotate-90')} />
        <span id={id}>{children}</span>
        {aside !== undefined && <small className="font-[450] text-fg-3 text-xs">{aside}</small>}
        {keys && <Kbd keys={keys} className="max-sm:hidden" />}
      </button>
    </h2>
  );
}
