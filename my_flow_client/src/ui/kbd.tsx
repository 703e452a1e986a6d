'use client';

import { useSyncExternalStore } from 'react';
import { isMacPlatform, shownKeys } from '#src/lib/actions/keys.ts';
import { cn } from '#src/lib/cn.ts';

/** A key combination, written with the signs of the person's platform. Hidden from screen readers, which get it by `aria-keyshortcuts`. */
export function Kbd({ keys, className }: { keys: string; className?: string }) {
  const isMac = useSyncExternalStore(nothingChanges, isMacPlatform, () => false);
  return (
    <span aria-hidden="true" className={cn('key', className)}>
      {shownKeys(keys, isMac).join(isMac ? '' : ' ')}
    </span>
  );
}

function nothingChanges(): () => void {
  return () => undefined;
}
