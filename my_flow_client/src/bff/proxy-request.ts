import 'server-only';
import { limits, type ProblemCode, problemTable } from 'my_flow_contract';
import { environment } from '#src/config/env.ts';
import { allowedRoute } from './allow-list.ts';
import { apiToken } from './api-token.ts';
import { boundedBody } from './bounded-body.ts';
import { isOwnOrigin } from './own-origin.ts';
import { currentSession } from './session.ts';

const timeoutMs = 15_000;
const passedOn = ['content-type', 'accept', 'idempotency-key', 'if-match', 'if-none-match', 'last-event-id', 'x-request-id'];
const passedBack = ['content-type', 'etag', 'location', 'retry-after', 'idempotency-replayed', 'x-request-id'];

/** Passes a request of the browser on to the API, if it is a route of the contract, from our own origin and with a session. */
export async function proxyRequest(request: Request): Promise<Response> {
  const url = new URL(request.url);
  const route = allowedRoute(request.method, url.pathname);
  if (route === null) return problem('not_found');
  if (request.method !== 'GET' && !isOwnOrigin(request)) return problem('forbidden_origin');
  const session = await currentSession();
  if (session === null) return problem('unauthenticated');
  const body = request.method === 'GET' ? null : await boundedBody(request, limits.requestBodyBytesMax);
  if (body === 'too_large') return problem('too_large');

  const headers = picked(request.headers, passedOn);
  headers.set('authorization', `Bearer ${await apiToken(session)}`);
  // A stream lives as long as the browser listens; everything else has a deadline.
  const signal = route.stream ? request.signal : AbortSignal.any([request.signal, AbortSignal.timeout(timeoutMs)]);
  try {
    const upstream = await fetch(`${environment().apiUrl}${url.pathname}${url.search}`, {
      method: request.method,
      headers,
      body,
      signal,
      cache: 'no-store',
    });
    const answer = picked(upstream.headers, passedBack);
    answer.set('cache-control', 'no-cache, no-store, no-transform');
    return new Response(upstream.body, { status: upstream.status, headers: answer });
  } catch (error) {
    if (request.signal.aborted) return new Response(null, { status: 499 });
    return problem(error instanceof DOMException && error.name === 'TimeoutError' ? 'timeout' : 'unavailable');
  }
}

function picked(from: Headers, names: readonly string[]): Headers {
  const to = new Headers();
  for (const name of names) {
    const value = from.get(name);
    if (value !== null) to.set(name, value);
  }
  return to;
}

function problem(code: ProblemCode): Response {
  const { status, title } = problemTable[code];
  const body = { type: 'about:blank', title, status, code, requestId: crypto.randomUUID() };
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
  });
}
