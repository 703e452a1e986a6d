import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Config } from './config.ts';

/** The parts of the running process. */
export type Composition = {
  readonly app: FastifyInstance;
  /** Does what is due of itself: wakes parked flows, empties old trash. */
  readonly keepHouse: () => Promise<unknown>;
  /** Closes what the app stood on; the app itself has to be closed before. */
  readonly close: () => Promise<void>;
};

/** `leaving` aborts when the process is told to stop, `shutdown` when no more requests are to come. */
export type Signals = { readonly leaving: AbortSignal; readonly shutdown: AbortSignal };

/** Picks the adapters that the configuration asks for, loads those alone, and puts the parts together. Throws when the store cannot be opened. */
export async function compose(config: Config, signals: Signals): Promise<Composition> {
  const [{ createSystemClock }, { createUlidIds }, { createInProcessBus }, { createSqliteStore }, { createLocalIdentity }] =
    await Promise.all([
      import('./adapters/clock/system/system-clock.ts'),
      import('./adapters/ids/ulid/ulid-ids.ts'),
      import('./adapters/bus/in-process/in-process-bus.ts'),
      import('./adapters/store/sqlite/sqlite-store.ts'),
      import('./adapters/identity/local/local-identity.ts'),
    ]);
  const [{ createUseCases }, { createFollowActs }, { createHousekeeping }, { createApp }] = await Promise.all([
    import('./application/use-cases.ts'),
    import('./application/follow-acts.ts'),
    import('./application/housekeeping.ts'),
    import('./http/create-app.ts'),
  ]);
  const { identity } = config;
  if (identity.kind !== 'local') throw new Error('an issuer is configured, and this version cannot ask one');
  const clock = createSystemClock();
  const deps = {
    clock,
    ids: createUlidIds(clock),
    bus: createInProcessBus(),
    store: createSqliteStore({ path: path.join(config.dataDir, 'myflow.db') }),
  };
  const app = createApp({
    useCases: createUseCases(deps),
    followActs: createFollowActs(deps),
    identity: createLocalIdentity({ secret: identity.secret, clock }),
    ids: deps.ids,
    pingStore: () => deps.store.ping(),
    ...signals,
    // Not pino's own stream: on a pipe that nobody reads any more it waits for ever when the process exits.
    logger: { level: config.logLevel, redact: ['*.headers.authorization', '*.headers.cookie'], stream: process.stdout },
    trustProxy: config.trustProxy,
  });
  return {
    app,
    keepHouse: createHousekeeping(deps),
    async close() {
      await deps.bus.close();
      await deps.store.close();
    },
  };
}
