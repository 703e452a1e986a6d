/** Somebody waits for the server for so long that they should be told. */
const silentAfterMs = 4_000;

let isSilent = false;
const listeners = new Set<() => void>();

/** Whether a call has waited for long, and nothing was heard of the server since. */
export function isServerSilent(): boolean {
  return isSilent;
}

/** Calls back when the server falls silent, and when it is heard again. */
export function subscribeToSilence(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The server was heard: it answered, or told something on the live stream. */
export function noteServer(): void {
  setSilent(false);
}

/** Watches a call; to be ended by what comes back when it has an answer or none will come. */
export function watchCall(): () => void {
  const timer = setTimeout(() => setSilent(true), silentAfterMs);
  return () => clearTimeout(timer);
}

function setSilent(next: boolean): void {
  if (isSilent === next) return;
  isSilent = next;
  for (const listener of listeners) listener();
}
