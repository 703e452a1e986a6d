import 'server-only';
import { oncePerProcess } from './once-per-process.ts';

/** Ends when the session is signed out of here, when its access token ends, or when the browser leaves, so that no live stream outlives the right to it. */
export function streamSignal(sessionId: string, expiresAtMs: number, left: AbortSignal): AbortSignal {
  const streams = openStreams();
  const controller = new AbortController();
  const own = streams.get(sessionId) ?? new Set();
  streams.set(sessionId, own.add(controller));
  const timer = setTimeout(() => controller.abort(), Math.max(0, Math.min(expiresAtMs - Date.now(), streamMsMax)));
  const leave = () => controller.abort();
  left.addEventListener('abort', leave, { once: true });
  controller.signal.addEventListener('abort', () => {
    clearTimeout(timer);
    left.removeEventListener('abort', leave);
    own.delete(controller);
    if (own.size === 0) streams.delete(sessionId);
  });
  return controller.signal;
}

/** The browser comes back by itself and goes on where it was. */
const streamMsMax = 15 * 60_000;

/** Ends the live streams of a session in this process. */
export function endStreams(sessionId: string): void {
  for (const controller of openStreams().get(sessionId) ?? []) controller.abort();
}

function openStreams(): Map<string, Set<AbortController>> {
  return oncePerProcess('streams', () => new Map<string, Set<AbortController>>());
}
