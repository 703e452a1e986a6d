import type { FastifyInstance } from 'fastify';
import { loggedPath } from './logged-path.ts';

/**
 * One line for each answered request, at level `debug`: method, path without what people type, status and time, never a body or a header.
 * When the level is off the hook is not there at all. Errors of ours are logged whatever the level (see sendProblem).
 */
export function logRequests(app: FastifyInstance): void {
  if (!('isLevelEnabled' in app.log) || !isDebug(app.log.level)) return;
  app.addHook('onResponse', (request, reply, done) => {
    app.log.debug(
      {
        requestId: request.id,
        method: request.method,
        path: loggedPath(request),
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
      },
      'request',
    );
    done();
  });
}

function isDebug(level: string): boolean {
  return level === 'debug' || level === 'trace';
}
