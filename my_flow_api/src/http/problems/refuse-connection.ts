import type { Socket } from 'node:net';
import { Failure } from '#src/domain/failure.ts';
import type { Ids } from '#src/ports/ids.ts';
import { toProblem } from './to-problem.ts';

/** Answers what is not even HTTP, or did not arrive in time: there is no request yet, so the answer is written to the socket. */
export function createRefuseConnection(ids: Ids) {
  return (error: Error & { code?: string }, socket: Socket): void => {
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy();
      return;
    }
    const problem = toProblem(failureOf(error.code), ids.next('req'));
    const body = JSON.stringify(problem);
    socket.end(
      `HTTP/1.1 ${problem.status} ${problem.title}\r\ncontent-type: application/problem+json; charset=utf-8\r\n` +
        `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
    );
  };
}

function failureOf(code: string | undefined): Failure {
  if (code === 'HPE_HEADER_OVERFLOW') return new Failure('too_large', 'The headers are too large.');
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return new Failure('invalid_request', 'The request did not arrive in time.');
  return new Failure('invalid_request', 'That is not a valid HTTP request.');
}
