'use client';

import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let wanted: string | null = null;
let isListening = false;

/**
 * The flow that is to be shown in its room, from an address such as `/c/ctx_…#flow_…` or from a search hit; null when none is.
 * Whoever shows it calls `forgetWantedFlow`, so that it is not shown again.
 */
export function useWantedFlowId(): string | null {
  return useSyncExternalStore(
    subscribe,
    () => wanted,
    () => null,
  );
}

/** Asks the room that is about to open, or is open, for a flow. */
export function wantFlow(flowId: string): void {
  change(flowId);
}

/** The wanted flow is shown, or is not to be found; the address says no more about it. */
export function forgetWantedFlow(): void {
  change(null);
  if (flowIdOf(window.location.hash) === null) return;
  window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (!isListening) {
    isListening = true;
    wanted ??= flowIdOf(window.location.hash);
    window.addEventListener('hashchange', () => change(flowIdOf(window.location.hash)));
    queueMicrotask(tell);
  }
  return () => listeners.delete(listener);
}

function change(flowId: string | null): void {
  if (flowId === wanted) return;
  wanted = flowId;
  tell();
}

function tell(): void {
  for (const listener of listeners) listener();
}

function flowIdOf(hash: string): string | null {
  return /^#(flow_[0-9A-Z]{26})$/.exec(hash)?.[1] ?? null;
}
