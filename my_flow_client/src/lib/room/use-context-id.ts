'use client';

import { usePathname } from 'next/navigation';

/** The context that the address names; null outside of a room. */
export function useContextId(): string | null {
  return /^\/c\/(ctx_\w+)/.exec(usePathname())?.[1] ?? null;
}
