import 'server-only';
import type { RouteName, RouteResponse } from 'my_flow_contract';
import { redirect } from 'next/navigation';
import { environment } from '#src/config/env.ts';
import { ProblemError, problemOf } from '#src/lib/api/problem-error.ts';
import { type CallOf, requestFor } from '#src/lib/api/request.ts';
import { apiToken } from './api-token.ts';
import { currentSession } from './session.ts';

const timeoutMs = 10_000;

/** Calls the API while a page is rendered, as the person who is signed in. Throws ProblemError; sends a browser without a session to the sign-in page. */
export async function callApi<Name extends RouteName>(name: Name, given: CallOf<Name>): Promise<RouteResponse<Name>> {
  const session = await currentSession();
  if (session === null) redirect('/sign-in');
  const request = requestFor(name, given);
  const response = await fetch(`${environment().apiUrl}${request.path}`, {
    method: request.method,
    headers: {
      authorization: `Bearer ${await apiToken(session)}`,
      ...(request.body === null ? {} : { 'content-type': 'application/json' }),
    },
    body: request.body,
    cache: 'no-store',
    signal: AbortSignal.timeout(timeoutMs),
  }).catch(() => {
    throw new ProblemError('unavailable', null);
  });
  if (!response.ok) throw await problemOf(response);
  // Held to the contract by the API's own tests.
  return (await response.json()) as RouteResponse<Name>;
}
