import { type RouteName, type RouteResponse, routePaths } from 'my_flow_contract';
import { leaving } from '#src/lib/session/leaving.ts';
import { bffAnswersWithinMs } from './deadlines.ts';
import { newKey } from './new-key.ts';
import { ProblemError, problemOf } from './problem-error.ts';
import { type CallOf, requestFor } from './request.ts';
import { noteServer, watchCall } from './server-silence.ts';

const triesMax = 3;

type Options = { idempotencyKey?: string; ifVersion?: number; signal?: AbortSignal };

/**
 * Calls a route from the browser, through the BFF on our own origin. A write carries an idempotency key, so a try whose answer
 * got lost can be repeated without being carried out twice. Leads to the sign-in page when the session is over. Throws ProblemError: `timeout` when a
 * write may have been carried out although no answer came, `offline` when it was not sent.
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
  const endWatch = watchCall();
  const init = { method: request.method, headers, body: request.body };
  const response = await send(request.path, init, { isWrite, signal: options.signal }).finally(endWatch);
  if (response.status === 401 && !leaving.isSigningOut) leaveForSignIn();
  if (!response.ok) throw await problemOf(response);
  // The API's tests hold every answer to the contract's schema; parsing it once more here would cost a frame on long lists.
  return (await response.json().catch((error: unknown) => {
    if (options.signal?.aborted) throw error;
    throw new ProblemError(isWrite ? 'timeout' : 'offline', null);
  })) as RouteResponse<Name>;
}

/** What was typed stays in this browser, and the page is the same afterwards. */
function leaveForSignIn(): void {
  const { pathname, search } = window.location;
  window.location.assign(`/sign-in?problem=ended&returnTo=${encodeURIComponent(pathname + search)}`);
}

type Sending = { readonly isWrite: boolean; readonly signal: AbortSignal | undefined };

async function send(path: string, init: RequestInit, { isWrite, signal }: Sending): Promise<Response> {
  let mayBeDone = false;
  for (let attempt = 1; ; attempt += 1) {
    const wasOnline = navigator.onLine;
    const deadline = AbortSignal.timeout(bffAnswersWithinMs);
    try {
      const response = await fetch(path, { ...init, signal: signal ? AbortSignal.any([signal, deadline]) : deadline });
      // What stands between here and the API answers with one of these when the API does not.
      if (response.status <= 501) noteServer();
      // That nothing was changed is true of this try alone.
      else if (mayBeDone) throw new ProblemError('timeout', null);
      return response;
    } catch (error) {
      if (signal?.aborted || error instanceof ProblemError) throw error;
      // A browser does not tell a connection that was refused from an answer that was lost.
      mayBeDone ||= isWrite && wasOnline;
      if (deadline.aborted) throw new ProblemError('timeout', null);
      if (attempt >= triesMax || !navigator.onLine) throw new ProblemError(mayBeDone ? 'timeout' : 'offline', null);
      await new Promise((resolve) => setTimeout(resolve, 200 * attempt));
    }
  }
}
