import 'server-only';
import type { Route } from 'my_flow_contract';
import { describeError } from 'my_flow_contract/log/describe-error';
import { environment } from '#src/config/env.ts';
import { writeLine } from './log/write-line.ts';
import { requestIdHeader } from './request-id.ts';
import { traceCall } from './traces/trace-call.ts';

export type ApiRequest = {
  readonly route: Route;
  /** With its query. */
  readonly path: string;
  /** Those of the caller that are passed on, `x-request-id` among them. */
  readonly headers: Headers;
  readonly body: string | ArrayBuffer | null;
  readonly signal: AbortSignal;
};

const tryAgainAfterMs = 100;

/**
 * Sends a request to the API. One whose connection was closed under it, as when a replica stops, is sent once more if that can do no harm. The log gets a line when
 * the API does not answer, or answers that it failed. Throws what `fetch` throws.
 */
export async function fetchApi(request: ApiRequest): Promise<Response> {
  try {
    const response = await traceCall(request, () => send(request));
    if (response.status >= 500) tell(request, { status: response.status });
    return response;
  } catch (error) {
    if (!request.signal.aborted || isTimeout(error)) tell(request, { err: describeError(error) });
    throw error;
  }
}

async function send(request: ApiRequest): Promise<Response> {
  const { route, path, headers, body, signal } = request;
  const once = () => fetch(`${environment().apiUrl}${path}`, { method: route.method, headers, body, signal, cache: 'no-store' });
  try {
    return await once();
  } catch (error) {
    if (signal.aborted || !mayRepeat(request, error)) throw error;
    await new Promise((resolve) => setTimeout(resolve, tryAgainAfterMs));
    return once();
  }
}

/** What never arrived may be sent again; what may have arrived only if doing it twice is doing it once. */
function mayRepeat({ route, headers }: ApiRequest, error: unknown): boolean {
  const code = codeOf(error);
  if (code === 'ECONNREFUSED' || code === 'UND_ERR_CONNECT_TIMEOUT' || isOfConnecting(error)) return true;
  return (
    (code === 'ECONNRESET' || code === 'EPIPE' || code === 'UND_ERR_SOCKET') && (route.method === 'GET' || headers.has('idempotency-key'))
  );
}

function codeOf(error: unknown): unknown {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause ? cause.code : undefined;
}

/** Node tries all addresses of a name, and tells of those to which no connection was made together. */
function isOfConnecting(error: unknown): boolean {
  return error instanceof Error && error.cause instanceof AggregateError;
}

function isTimeout(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'TimeoutError';
}

function tell({ route, headers }: ApiRequest, fields: object): void {
  writeLine('warn', 'the API did not do what was asked', {
    requestId: headers.get(requestIdHeader),
    method: route.method,
    route: route.path,
    ...fields,
  });
}
