import type { FastifyRequest } from 'fastify';

const idForm = /^[a-z]{2,8}_[0-9A-Z]{26}$/;

/** The path of a request for the log: the template of its route with the ids in it, and nothing else that somebody may have typed; `unknown` when no route takes it. */
export function loggedPath(request: FastifyRequest): string {
  const route = request.is404 ? undefined : request.routeOptions.url;
  if (route === undefined) return 'unknown';
  // Fastify makes an object of them, whatever the route.
  const params = { ...(request.params as Readonly<Record<string, unknown>>) };
  return route.replace(/:(\w+)/g, (part, name: string) => {
    const value = params[name];
    return typeof value === 'string' && idForm.test(value) ? value : part;
  });
}
