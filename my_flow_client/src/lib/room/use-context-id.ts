'use client';

import { usePathname } from 'next/navigation';

/** The context that the address names; null outside of a room. */
export function useContextId(): string | null {
  return contextIdIn(usePathname());
}

/** The context that a path names; null for one outside of the rooms. */
export function contextIdIn(path: string): string | null {
  return /^\/c\/(ctx_\w+)/.exec(path)?.[1] ?? null;
}
