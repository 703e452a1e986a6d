import type { FastifyInstance } from 'fastify';
import { apiPrefix, type Route, type RouteName, routes } from 'my_flow_contract';
import type { Caller, UseCaseName } from '#src/application/dependencies.ts';
import { type AppDependencies, defaultBounds } from './app-dependencies.ts';
import { onlyReads, openToAll } from './authenticate.ts';
import { readCaller } from './read-caller.ts';
import { createReadRequest, type RequestParts } from './read-request.ts';
import { type AnyAnswer, createSendAnswer } from './send-answer.ts';
import { createSharedDeadline } from './shared-deadline.ts';

/** Registers every use case of the route table: the request is held to its schemas, the use case of the same name called, its answer sent. */
export function registerRoutes(app: FastifyInstance, deps: AppDependencies): void {
  for (const name of useCaseNames()) registerUseCase(app, deps, name);
}

function registerUseCase(app: FastifyInstance, deps: AppDependencies, name: UseCaseName): void {
  const route: Route = routes[name];
  // The table pairs a name with the schemas of its parts, so that what they let through is what the use case of that name takes.
  const useCase = deps.useCases[name] as (caller: Caller, parts: RequestParts) => Promise<AnyAnswer>;
  const within = createSharedDeadline(deps.bounds?.handlerTimeoutMs ?? defaultBounds.handlerTimeoutMs);
  const readRequest = createReadRequest(route);
  const { inspectAnswer } = deps;
  const sendAnswer = createSendAnswer(route, inspectAnswer && ((json) => inspectAnswer(name, json)));
  app.route({
    method: route.method,
    url: `${apiPrefix}${route.path}`,
    config: { ...(route.open ? openToAll : {}), ...(route.write ? {} : onlyReads) },
    handler: async (request, reply) => {
      const parts = readRequest(request);
      const answer = await within(useCase(readCaller(request, route, parts.body), parts));
      return sendAnswer(request, reply, answer);
    },
  });
}

function useCaseNames(): UseCaseName[] {
  // The table is a literal, so that the names in its type are all that it has.
  return (Object.keys(routes) as RouteName[]).filter((name) => name !== 'live' && name !== 'health');
}
