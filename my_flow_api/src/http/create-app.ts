import type { Server } from 'node:http';
import Fastify, { type FastifyHttpOptions, type FastifyInstance, LogController } from 'fastify';
import { limits } from 'my_flow_contract';
import type { AppDependencies } from './app-dependencies.ts';
import { requireSession } from './authenticate.ts';
import { setBaseHeaders } from './base-headers.ts';
import { registerHealth } from './health/register-health.ts';
import { letConnectionsGo } from './let-connections-go.ts';
import { registerLive } from './live/register-live.ts';
import { logRequests } from './log/log-requests.ts';
import { createRefuseConnection } from './problems/refuse-connection.ts';
import { refuseUnknownRoutes } from './problems/refuse-unknown-routes.ts';
import { sendProblem } from './problems/send-problem.ts';
import { createHoldToLimits } from './rate-limits/hold-to-limits.ts';
import { registerReference } from './reference/register-reference.ts';
import { registerRoutes } from './register-routes.ts';
import { createRequestId } from './request-id.ts';
import { watchRequests } from './watch-requests.ts';

/** The API as an app that is not listening yet, so that tests can inject requests. */
export function createApp(deps: AppDependencies): FastifyInstance {
  const app = Fastify(serverOptions(deps));
  if (deps.watch) watchRequests(app, deps.watch);
  app.addHook('onRequest', (_request, reply, done) => {
    setBaseHeaders(reply);
    done();
  });
  refuseUnknownRoutes(app, deps.onEndpoint);
  requireSession(app, deps.identity, deps.rateLimits && createHoldToLimits(deps.rateLimits));
  logRequests(app);
  takeOnlyJson(app);
  letConnectionsGo(app, deps.leaving);
  app.setErrorHandler(sendProblem);
  registerRoutes(app, deps);
  registerLive(app, deps);
  registerHealth(app, deps);
  registerReference(app);
  return app;
}

function serverOptions(deps: AppDependencies): FastifyHttpOptions<Server> {
  return {
    logger: deps.logger ?? false,
    // A child logger for each request would cost more than the request's own work; lines name the request themselves.
    childLoggerFactory: (logger) => logger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: createRequestId(deps.ids),
    requestIdHeader: false,
    trustProxy: deps.trustProxy ?? false,
    bodyLimit: limits.requestBodyBytesMax,
    // Longer than a heartbeat of a stream; longer than the keep-alive of what stands in front.
    connectionTimeout: 60_000,
    keepAliveTimeout: 72_000,
    requestTimeout: 30_000,
    http: { headersTimeout: 15_000 },
    // A request that arrives on an open connection while the process stops is still answered; the connection then closes.
    return503OnClosing: false,
    frameworkErrors: sendProblem,
    clientErrorHandler: createRefuseConnection(deps.ids),
  };
}

/** JSON is the only body there is; an empty one is none. Prototype keys are refused by Fastify's own parser. */
function takeOnlyJson(app: FastifyInstance): void {
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined);
    else void parseJson(request, body.toString(), done);
  });
}
