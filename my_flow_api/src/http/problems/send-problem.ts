import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { setBaseHeaders } from '#src/http/base-headers.ts';
import { RateLimited } from '#src/http/rate-limits/rate-limited.ts';
import { loggedPath } from '../log/logged-path.ts';
import { toProblem } from './to-problem.ts';

/** Answers an error as RFC 9457 problem+json; what is our fault is logged with its text and the id of the request, and told without it. */
export function sendProblem(error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply): void {
  const problem = toProblem(error, request.id);
  if (problem.status >= 500)
    request.log.error({ err: error, requestId: request.id, method: request.method, path: loggedPath(request) }, problem.title);
  setBaseHeaders(reply);
  if (problem.status === 401) reply.header('www-authenticate', 'Bearer');
  if (error instanceof RateLimited) reply.header('retry-after', String(error.retryAfterS));
  else if (problem.status === 429 || problem.status === 503) reply.header('retry-after', '5');
  reply.code(problem.status).header('content-type', 'application/problem+json; charset=utf-8').send(JSON.stringify(problem));
}

/** The path without its query. */
export function pathOf(request: FastifyRequest): string {
  const end = request.url.indexOf('?');
  return end === -1 ? request.url : request.url.slice(0, end);
}
