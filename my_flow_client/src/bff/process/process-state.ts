import 'server-only';
import { oncePerProcess } from '../once-per-process.ts';

export type ProcessState = {
  /** Aborts when the process is told to stop: `/api/health` says so, and requests are answered for a while longer. */
  readonly leaving: AbortController;
  /** Aborts when no more requests are to come: live streams end. */
  readonly closing: AbortController;
  /** What is to be done before the end. Each is waited for a little, and may not throw. */
  readonly lastThings: Set<() => Promise<void>>;
};

/** Where the process stands on its way to its end. */
export function processState(): ProcessState {
  return oncePerProcess('process state', () => ({ leaving: new AbortController(), closing: new AbortController(), lastThings: new Set() }));
}
