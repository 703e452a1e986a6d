import 'server-only';
import { environment, isDevelopment } from '#src/config/env.ts';
import { endIfExposed } from '../end-if-exposed.ts';
import { takeOverConsole } from '../log/take-over-console.ts';
import { stopInOrder } from './stop-in-order.ts';

/** What is done before the server takes its first request. */
export function start(): void {
  endIfExposed();
  // In development people read the console, and a server that stops is to stop at once.
  if (isDevelopment) return;
  takeOverConsole();
  stopInOrder(environment());
}
