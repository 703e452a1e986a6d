'use client';

import { useSyncExternalStore } from 'react';
import { isMacPlatform, shownKeys } from '#src/lib/actions/keys.ts';
import { cn } from '#src/lib/cn.ts';

/** A key combination, written with the signs of the person's platform. Hidden from screen readers, which get it by `aria-keyshortcuts`. */
export function Kbd({ keys, className }: { keys: string; className?: string }) {
  const isMac = useSyncExternalStore(nothingChanges, isMacPlatform, () => false);
  return (
    <span
      aria-hidden="true"
      className={cn(
        'rounded-[5px] border border-line-strong px-[5px] py-[3px] font-medium font-sans text-[11px] text-fg-3 leading-none',
        className,
      )}
    >
      {shownKeys(keys, isMac).join(isMac ? '' : ' ')}
    </span>
  );
}

function nothingChanges(): () => void {
  return () => undefined;
}
