import { takenRequestId } from 'my_flow_contract/log/request-id';

export const requestIdHeader = 'x-request-id';

/** The id of a request: the one that a proxy in front has given it, if it has the form, or a new one. It goes on to the API, into both logs and back to the browser. */
export function requestIdOf(headers: Headers): string {
  return takenRequestId(headers.get(requestIdHeader)) ?? `req_${crypto.randomUUID()}`;
}
