import { type RouteName, type RouteResponse, routePaths } from 'my_flow_contract';
import { leaving } from '#src/lib/session/leaving.ts';
import { newKey } from './new-key.ts';
import { ProblemError, problemOf } from './problem-error.ts';
import { type CallOf, requestFor } from './request.ts';

const timeoutMs = 15_000;
const triesMax = 3;

type Options = { idempotencyKey?: string; ifVersion?: number; signal?: AbortSignal };

/**
 * Calls a route from the browser, through the BFF on our own origin. A write carries an idempotency key, so a try whose answer
 * got lost can be repeated without being carried out twice. Leads to the sign-in page when the session is over. Throws ProblemError.
 */
export async function call<Name extends RouteName>(name: Name, given: CallOf<Name>, options: Options = {}): Promise<RouteResponse<Name>> {
  const request = requestFor(name, given);
  const isWrite = 'write' in routePaths[name];
  const headers = new Headers({ accept: 'application/json' });
  if (request.body !== null) headers.set('content-type', 'application/json');
  if (isWrite) {
    const key = options.idempotencyKey ?? newKey();
    headers.set('idempotency-key', key);
    // Its act will name it, by which the live stream's word of this very write is known.
    headers.set('x-request-id', key);
  }
  if (options.ifVersion !== undefined) headers.set('if-match', `"v${options.ifVersion}"`);
  const response = await send(request.path, { method: request.method, headers, body: request.body }, options.signal);
  if (response.status === 401 && !leaving.isSigningOut) leaveForSignIn();
  if (!response.ok) throw await problemOf(response);
  // The API's tests hold every answer to the contract's schema; parsing it once more here would cost a frame on long lists.
  return (await response.json()) as RouteResponse<Name>;
}

/** What was typed stays in this browser, and the page is the same afterwards. */
function leaveForSignIn(): void {
  const { pathname, search } = window.location;
  window.location.assign(`/sign-in?problem=ended&returnTo=${encodeURIComponent(pathname + search)}`);
}

async function send(path: string, init: RequestInit, signal: AbortSignal | undefined): Promise<Response> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const deadline = AbortSignal.timeout(timeoutMs);
      return await fetch(path, { ...init, signal: signal ? AbortSignal.any([signal, deadline]) : deadline });
    } catch (error) {
      if (signal?.aborted) throw error;
      if (attempt >= triesMax || !navigator.onLine) throw new ProblemError('offline', null);
      await new Promise((resolve) => setTimeout(resolve, 200 * attempt));
    }
  }
}
