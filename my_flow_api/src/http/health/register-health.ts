import type { FastifyInstance } from 'fastify';
import { apiPrefix, type Readiness, routes } from 'my_flow_contract';
import { type AppDependencies, defaultBounds } from '../app-dependencies.ts';
import { openToAll } from '../authenticate.ts';
import { checkHealth } from './check-health.ts';

/**
 * Registers what those who watch the process ask: `/health` whether its parts answer, `/livez` whether it runs at all (without asking
 * anything else), `/readyz` whether to send it requests, and if not, what is missing.
 */
export function registerHealth(app: FastifyInstance, deps: AppDependencies): void {
  const timeoutMs = deps.bounds?.pingTimeoutMs ?? defaultBounds.pingTimeoutMs;
  for (const url of [routes.health.path, `${apiPrefix}${routes.health.path}`]) {
    app.get(url, { config: openToAll }, async (_request, reply) => {
      const health = await checkHealth(deps.pingStore, timeoutMs);
      deps.inspectAnswer?.('health', JSON.stringify(health));
      return reply.code(health.status === 'ok' ? 200 : 503).send(health);
    });
  }
  app.get('/livez', { config: openToAll }, async () => ({ status: 'ok' }));
  app.get('/readyz', { config: openToAll }, async (_request, reply) => {
    const readiness = await checkReadiness(deps, timeoutMs);
    return reply.code(readiness.ready ? 200 : 503).send(readiness);
  });
}

async function checkReadiness(deps: AppDependencies, timeoutMs: number): Promise<Readiness> {
  if (deps.shutdown.aborted) return { ready: false, missing: ['stopping'] };
  const { db } = await checkHealth(deps.pingStore, timeoutMs);
  return db === 'connected' ? { ready: true, missing: [] } : { ready: false, missing: ['db'] };
}
