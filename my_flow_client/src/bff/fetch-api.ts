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
 * the API does not answer, or answers that it failed. Throws what `fetch` throws: of two tries, what the one threw that may have arrived.
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
    return await once().catch((second: unknown) => {
      throw mayHaveArrived(error) ? error : second;
    });
  }
}

/** What never arrived may be sent again; what may have arrived only if doing it twice is doing it once. */
function mayRepeat({ route, headers }: ApiRequest, error: unknown): boolean {
  if (!mayHaveArrived(error)) return true;
  const code = codeOf(error);
  return (
    (code === 'ECONNRESET' || code === 'EPIPE' || code === 'UND_ERR_SOCKET') && (route.method === 'GET' || headers.has('idempotency-key'))
  );
}

/** Whether the API may have done what it was asked, by what `fetchApi` threw: it has not when there was no connection to it. */
export function mayHaveArrived(error: unknown): boolean {
  const code = codeOf(error);
  return !(code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'UND_ERR_CONNECT_TIMEOUT' || isOfConnecting(error));
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
