import type { RouteRequest } from 'my_flow_contract';
import { InvalidRequest } from '../problems/invalid-request.ts';

/**
 * The number behind which a stream resumes: of the header, which a browser sends by itself when it comes back, before that of the address,
 * which is the one of the first connection. Null when there is neither. Throws InvalidRequest.
 */
export function readLastSeq(header: string | string[] | undefined, query: unknown): number | null {
  if (header !== undefined && header !== '') {
    if (typeof header === 'string' && /^\d{1,15}$/.test(header)) return Number(header);
    throw new InvalidRequest([{ path: 'headers.last-event-id', message: 'must be the number of an act' }]);
  }
  // The query has been held to the schema of this route, whose type RequestParts, being those of any route, does not carry.
  const { lastEventId } = query as RouteRequest<'live'>['query'];
  return lastEventId ?? null;
}
