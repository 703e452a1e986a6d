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
  const { lastEventId } = query as { lastEventId?: number | undefined };
  return lastEventId ?? null;
}
