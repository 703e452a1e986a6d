'use client';

import { useSyncExternalStore } from 'react';
import { emptyOutbox, type OutboxEntry, readOutbox, subscribeToOutbox } from './outbox.ts';

/** What waits to be sent, and what was refused; entries that are on their way for the first time are left out. */
export function useOutbox(): readonly OutboxEntry[] {
  return useSyncExternalStore(subscribeToOutbox, readOutbox, emptyOutbox).filter((entry) => entry.isWaiting);
}
