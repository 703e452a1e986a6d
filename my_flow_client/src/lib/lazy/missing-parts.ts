'use client';

import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let missing = 0;

/** Whether a part of the page was asked for whose code could not be fetched yet. */
export function useIsPartMissing(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => missing > 0,
    () => false,
  );
}

/** Counts a part as missing by 1, or as there again by -1. */
export function countMissing(by: 1 | -1): void {
  missing += by;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
