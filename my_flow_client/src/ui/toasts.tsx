'use client';

import { useSyncExternalStore } from 'react';
import { useIsSettled, useLoaded } from '#src/lib/lazy/use-loaded.ts';
import { hasUnsaid, subscribeToUnsaid } from './notify.ts';

const load = () => import('./toaster.tsx');

/** Where toasts appear. Their code is fetched when the first paint is over, or when there is something to say. */
export function Toasts() {
  const isSettled = useIsSettled();
  const isWanted = useSyncExternalStore(subscribeToUnsaid, hasUnsaid, () => false);
  const part = useLoaded(load, isSettled || isWanted, isWanted);
  return part && <part.ShownToasts />;
}
