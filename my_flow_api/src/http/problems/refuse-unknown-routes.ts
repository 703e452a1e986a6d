import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Failure } from '#src/domain/failure.ts';
import { pathOf, sendProblem } from './send-problem.ts';

/**
 * Answers what no route takes, before a body is read: 405 with `Allow` when the path is offered with other methods, 404 otherwise.
 * Routes that are registered later count too.
 */
export function refuseUnknownRoutes(app: FastifyInstance, onEndpoint?: (method: string, path: string) => void): void {
  const endpoints: Endpoint[] = [];
  app.addHook('onRoute', (route) => {
    for (const method of [route.method].flat()) {
      endpoints.push({ method, path: route.url });
      onEndpoint?.(method, route.url);
    }
  });
  const refuse = (request: FastifyRequest, reply: FastifyReply): void => {
    const allowed = allowedMethods(endpoints, pathOf(request));
    if (allowed.length > 0) reply.header('allow', allowed.join(', '));
    sendProblem(failureFor(allowed), request, reply);
  };
  app.addHook('onRequest', (request, reply, done) => {
    if (request.is404) refuse(request, reply);
    else done();
  });
  app.setNotFoundHandler(refuse);
}

type Endpoint = { readonly method: string; readonly path: string };

function failureFor(allowed: readonly string[]): Failure {
  if (allowed.length === 0) return new Failure('not_found', 'No route has that path.');
  return new Failure('method_not_allowed', `Use ${allowed.join(' or ')}.`);
}

function allowedMethods(endpoints: readonly Endpoint[], path: string): string[] {
  const literal = endpoints.filter((endpoint) => endpoint.path === path);
  const found = literal.length > 0 ? literal : endpoints.filter((endpoint) => patternOf(endpoint.path).test(path));
  return [...new Set(found.map((endpoint) => endpoint.method))].toSorted();
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`);
}
