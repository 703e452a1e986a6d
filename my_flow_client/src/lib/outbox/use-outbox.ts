'use client';

import { useSyncExternalStore } from 'react';
import { emptyOutbox, type OutboxEntry, readOutbox, subscribeToOutbox } from './outbox.ts';

/** Every entry of the outbox; empty on the server and in the first paint. */
export function useOutbox(): readonly OutboxEntry[] {
  return useSyncExternalStore(subscribeToOutbox, readOutbox, emptyOutbox);
}
