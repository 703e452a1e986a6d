import type { ChangeResult } from 'my_flow_contract';
import { freshOutbox, type OutboxEntry, putEntry, removeEntry } from './outbox.ts';
import type { Sending } from './send-entry.ts';

export type Outbound = {
  readonly send: (entry: OutboxEntry) => Promise<Sending>;
  /** Called with the server's answer; null when it had been carried out before. */
  readonly onSent: (entry: OutboxEntry, result: ChangeResult | null) => void;
  readonly onRefused: (entry: OutboxEntry, words: string) => void;
  /** The entry that was just typed in this tab. */
  readonly ownKey?: string;
};

/** An entry that another tab has just made is left to that tab, which shows what becomes of it. */
const leftToItsTabMs = 5_000;

/**
 * Sends what the outbox holds, in order, and stops at the first that cannot be sent now. One tab sends at a time;
 * and should two do so after all, the idempotency keys keep everything single.
 */
export function sendOutbox(outbound: Outbound, nowMs: number): Promise<void> {
  const run = () => sendInOrder(outbound, nowMs);
  // Browsers offer locks to secure pages alone; MyFlow on a home network may be served over plain http.
  return 'locks' in navigator ? navigator.locks.request('myflow:outbox', run) : run();
}

async function sendInOrder({ send, onSent, onRefused, ownKey }: Outbound, nowMs: number): Promise<void> {
  const tried = new Set<string>();
  for (;;) {
    const entry = freshOutbox().find((candidate) => !tried.has(candidate.key) && isDue(candidate, ownKey, nowMs));
    if (entry === undefined) return;
    tried.add(entry.key);
    const sending = await send(entry);
    if (sending.kind === 'later') return markWaiting([entry.key, ownKey]);
    if (sending.kind === 'sent') {
      removeEntry(entry);
      onSent(entry, sending.result);
    } else {
      putEntry({ ...entry, isWaiting: true, refusal: sending.words });
      onRefused(entry, sending.words);
    }
  }
}

function isDue(entry: OutboxEntry, ownKey: string | undefined, nowMs: number): boolean {
  if (entry.refusal !== null) return false;
  return entry.isWaiting || entry.key === ownKey || nowMs - Date.parse(entry.capturedAt) > leftToItsTabMs;
}

function markWaiting(entryKeys: readonly (string | undefined)[]): void {
  for (const entry of freshOutbox()) if (!entry.isWaiting && entryKeys.includes(entry.key)) putEntry({ ...entry, isWaiting: true });
}
