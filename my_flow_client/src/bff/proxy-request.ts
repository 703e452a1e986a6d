import 'server-only';
import { limits } from 'my_flow_contract';
import { apiAnswersWithinMs } from '#src/lib/api/deadlines.ts';
import { ProblemError } from '#src/lib/api/problem-error.ts';
import { allowedRoute } from './allow-list.ts';
import { answerProblem } from './answer-problem.ts';
import { boundedBody } from './bounded-body.ts';
import { fetchApi, mayHaveArrived } from './fetch-api.ts';
import { isOwnOrigin } from './own-origin.ts';
import { endableStream } from './process/endable-stream.ts';
import { processState } from './process/process-state.ts';
import { sendAs } from './send-as.ts';
import { currentSession, type Session } from './session.ts';
import { streamSignal } from './streams.ts';

const returnMs = 250;
const passedOn = ['content-type', 'accept', 'idempotency-key', 'if-match', 'if-none-match', 'last-event-id', 'x-request-id'];
const passedBack = [
  'content-type',
  'etag',
  'location',
  'retry-after',
  'ratelimit',
  'ratelimit-policy',
  'idempotency-replayed',
  'x-request-id',
];

/** Passes a request of the browser on to the API, if it is a route of the contract, from our own origin and with a session. */
export async function proxyRequest(request: Request): Promise<Response> {
  const url = new URL(request.url);
  const route = allowedRoute(request.method, url.pathname);
  if (route === null) return answerProblem('not_found', request);
  if (request.method !== 'GET' && !isOwnOrigin(request)) return answerProblem('forbidden_origin', request);
  try {
    const session = await currentSession();
    if (session === null) return answerProblem('unauthenticated', request);
    const sent = request.method === 'GET' ? null : await boundedBody(request, limits.requestBodyBytesMax);
    if (sent === 'too_large') return answerProblem('too_large', request);
    let tokenEndsAtMs = 0;
    const upstream = await sendAs(session, (token, expiresAtMs) => {
      tokenEndsAtMs = expiresAtMs;
      const headers = picked(request.headers, passedOn);
      headers.set('authorization', `Bearer ${token}`);
      // A stream lives as long as the browser listens; everything else has a deadline.
      const signal = route.stream ? request.signal : AbortSignal.any([request.signal, AbortSignal.timeout(apiAnswersWithinMs)]);
      return fetchApi({ route, path: `${url.pathname}${url.search}`, headers, body: sent, signal });
    });
    if (upstream === null) return answerProblem('unauthenticated', request);
    const answer = picked(upstream.headers, passedBack);
    answer.set('cache-control', 'no-cache, no-store, no-transform');
    const isLive = route.stream && upstream.ok && upstream.body !== null;
    const body = isLive ? liveBody(upstream.body, session, { request, tokenEndsAtMs }) : upstream.body;
    return new Response(body, { status: upstream.status, headers: answer });
  } catch (error) {
    if (request.signal.aborted) return new Response(null, { status: 499 });
    if (error instanceof ProblemError && error.code === 'sign_in_unavailable') return answerProblem('sign_in_unavailable', request);
    const isLate = error instanceof DOMException && error.name === 'TimeoutError';
    // Whoever writes is told that nothing was changed only if that is certain.
    return answerProblem(isLate || (route.write && mayHaveArrived(error)) ? 'timeout' : 'unavailable', request);
  }
}

type Live = { readonly request: Request; readonly tokenEndsAtMs: number };

/** A stream ends with this process, and with the right to it: then its reader comes back at once, and shows that it still has one. */
function liveBody(body: NonNullable<Response['body']>, session: Session, { request, tokenEndsAtMs }: Live): Response['body'] {
  const { signal } = processState().closing;
  if (session.kind === 'local') return endableStream(body, signal);
  return endableStream(
    endableStream(body, streamSignal(session.id, tokenEndsAtMs, request.signal), () => returnMs),
    signal,
  );
}

function picked(from: Headers, names: readonly string[]): Headers {
  const to = new Headers();
  for (const name of names) {
    const value = from.get(name);
    if (value !== null) to.set(name, value);
  }
  return to;
}
