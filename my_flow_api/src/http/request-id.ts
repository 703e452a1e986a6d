import type { IncomingMessage } from 'node:http';
import type { Ids } from '#src/ports/ids.ts';

const requestIdPattern = /^[\w.:-]{8,128}$/;

/** Takes over the `x-request-id` of a caller when it is 8 to 128 harmless characters, so that one id runs through every log; makes one otherwise. */
export function createRequestId(ids: Ids): (request: IncomingMessage) => string {
  return (request) => {
    const given = request.headers['x-request-id'];
    return typeof given === 'string' && requestIdPattern.test(given) ? given : ids.next('req');
  };
}
