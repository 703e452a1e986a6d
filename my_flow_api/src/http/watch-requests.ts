import type { FastifyInstance, FastifyRequest } from 'fastify';
import { apiPrefix, routes } from 'my_flow_contract';
import type { RequestWatch, Watch } from '#src/ports/watch.ts';
import { toProblem } from './problems/to-problem.ts';

const streamUrl = `${apiPrefix}${routes.live.path}`;

/** Lets requests be looked upon, by the template of their route. To be called before routes are registered, and only where somebody looks. */
export function watchRequests(app: FastifyInstance, watch: Watch): void {
  const watches = new WeakMap<FastifyRequest, RequestWatch>();
  app.addHook('onRequest', (request, reply, done) => {
    const route = (request.is404 ? undefined : request.routeOptions.url) ?? 'unknown';
    const { traceparent } = request.headers;
    const watched = watch.request({
      method: request.method,
      route,
      isStream: route === streamUrl,
      requestId: request.id,
      traceparent: typeof traceparent === 'string' ? traceparent : undefined,
    });
    watches.set(request, watched);
    // Fastify's own hook is not told of a stream whose reader leaves.
    reply.raw.once('close', () => watched.answered(reply.raw.statusCode));
    done();
  });
  // Behind the body, since what reads it runs in the context of the connection.
  app.addHook('preHandler', (request, _reply, done) => {
    const watched = watches.get(request);
    if (watched === undefined) done();
    else watched.within(done);
  });
  app.addHook('onError', async (_request, _reply, error) => watch.count('problems', toProblem(error, '').code));
}
