import type { FastifyReply, FastifyRequest } from 'fastify';
import { Failure } from '#src/domain/failure.ts';
import { pathOf, sendProblem } from './send-problem.ts';

/** Method and path pattern of a registered route. */
export type Endpoint = { readonly method: string; readonly path: string };

/** Answers what no route took: 405 with `Allow` when the path is offered with other methods, 404 otherwise. The endpoints may still grow. */
export function createNotFound(endpoints: readonly Endpoint[]) {
  return (request: FastifyRequest, reply: FastifyReply): void => {
    const allowed = allowedMethods(endpoints, pathOf(request));
    if (allowed.length > 0) reply.header('allow', allowed.join(', '));
    const failure =
      allowed.length > 0
        ? new Failure('method_not_allowed', `Use ${allowed.join(' or ')}.`)
        : new Failure('not_found', 'No route has that path.');
    sendProblem(failure, request, reply);
  };
}

function allowedMethods(endpoints: readonly Endpoint[], path: string): string[] {
  const literal = endpoints.filter((endpoint) => endpoint.path === path);
  const found = literal.length > 0 ? literal : endpoints.filter((endpoint) => patternOf(endpoint.path).test(path));
  return [...new Set(found.map((endpoint) => endpoint.method))].toSorted();
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`);
}
