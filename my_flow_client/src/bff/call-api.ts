import 'server-only';
import { type RouteName, type RouteResponse, routes } from 'my_flow_contract';
import { headers as pageHeaders } from 'next/headers';
import { ProblemError, problemOf } from '#src/lib/api/problem-error.ts';
import { type CallOf, requestFor } from '#src/lib/api/request.ts';
import { fetchApi } from './fetch-api.ts';
import { requestIdHeader, requestIdOf } from './request-id.ts';
import { sendAs } from './send-as.ts';
import { currentSession } from './session.ts';
import { toSignIn } from './to-sign-in.ts';

const timeoutMs = 10_000;

/** Calls the API while a page is rendered, as the person who is signed in. Throws ProblemError; sends a browser without a session to the sign-in page. */
export async function callApi<Name extends RouteName>(name: Name, given: CallOf<Name>): Promise<RouteResponse<Name>> {
  const session = await currentSession();
  if (session === null) return toSignIn();
  const request = requestFor(name, given);
  const requestId = requestIdOf(await pageHeaders());
  const response = await sendAs(session, (token) => {
    const headers = new Headers({ authorization: `Bearer ${token}`, [requestIdHeader]: requestId });
    if (request.body !== null) headers.set('content-type', 'application/json');
    const signal = AbortSignal.timeout(timeoutMs);
    return fetchApi({ route: routes[name], path: request.path, headers, body: request.body, signal }).catch(() => {
      throw new ProblemError('unavailable', null);
    });
  });
  if (response === null) return toSignIn();
  if (!response.ok) throw await problemOf(response);
  // Held to the contract by the API's own tests.
  return (await response.json()) as RouteResponse<Name>;
}
