import type { IncomingMessage } from 'node:http';
import { takenRequestId } from 'my_flow_contract/log/request-id';
import type { Ids } from '#src/ports/ids.ts';

/** Takes over the `x-request-id` of a caller when it has the form, so that one id runs through every log; makes one otherwise. */
export function createRequestId(ids: Ids): (request: IncomingMessage) => string {
  return (request) => takenRequestId(request.headers['x-request-id']) ?? ids.next('req');
}
