import type { FastifyInstance } from 'fastify';
import { apiPrefix, type Health, type Readiness, routes } from 'my_flow_contract';
import { type AppDependencies, defaultBounds } from '../app-dependencies.ts';
import { openToAll } from '../authenticate.ts';
import { createCheckHealth } from './check-health.ts';

/**
 * Registers what those who watch the process ask: `/health` whether its parts answer, `/livez` whether it runs at all (without asking
 * anything else), `/readyz` whether to send it requests, and if not, what is missing. Without the cache everything works, so that one that does not
 * answer is told and makes nothing unhealthy.
 */
export function registerHealth(app: FastifyInstance, deps: AppDependencies): void {
  const checkHealth = createCheckHealth(deps, deps.bounds?.pingTimeoutMs ?? defaultBounds.pingTimeoutMs);
  for (const url of [routes.health.path, `${apiPrefix}${routes.health.path}`]) {
    app.get(url, { config: openToAll }, async (_request, reply) => {
      const health = await checkHealth();
      deps.inspectAnswer?.('health', JSON.stringify(health));
      return reply.code(health.status === 'ok' ? 200 : 503).send(health);
    });
  }
  app.get('/livez', { config: openToAll }, async () => ({ status: 'ok' }));
  app.get('/readyz', { config: openToAll }, async (_request, reply) => {
    const readiness = await checkReadiness(deps, checkHealth);
    return reply.code(readiness.ready ? 200 : 503).send(readiness);
  });
}

/** Not ready from the moment on in which the process was told to stop, although requests are answered for a while longer. */
async function checkReadiness({ leaving, shutdown }: AppDependencies, checkHealth: () => Promise<Health>): Promise<Readiness> {
  if ((leaving ?? shutdown).aborted) return { ready: false, missing: ['stopping'] };
  const { db } = await checkHealth();
  return db === 'connected' ? { ready: true, missing: [] } : { ready: false, missing: ['db'] };
}
