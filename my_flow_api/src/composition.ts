import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { UseCases } from './application/dependencies.ts';
import type { Housekeeping } from './application/housekeeping.ts';
import type { Config } from './config.ts';
import type { ReadMetrics } from './http/serve-metrics.ts';
import type { Clock } from './ports/clock.ts';
import type { Identity } from './ports/identity.ts';
import type { Store } from './ports/store.ts';
import type { Watch } from './ports/watch.ts';

/** The parts of the running process. */
export type Composition = {
  readonly app: FastifyInstance;
  /** Does what is due of itself: wakes parked flows, empties old trash. */
  readonly keepHouse: () => Promise<unknown>;
  /** Null when nobody asked for figures. */
  readonly readMetrics: ReadMetrics | null;
  /** Closes what the app stood on; the app itself has to be closed before. */
  readonly close: () => Promise<void>;
};

/** `leaving` aborts when the process is told to stop, `shutdown` when no more requests are to come. */
export type Signals = { readonly leaving: AbortSignal; readonly shutdown: AbortSignal };

/** Picks the adapters that the configuration asks for, loads those alone, and puts the parts together. Throws when the store cannot be opened. */
export async function compose(config: Config, signals: Signals): Promise<Composition> {
  const [{ createSystemClock }, { createUlidIds }, { createInProcessBus }, { createSqliteStore }] = await Promise.all([
    import('./adapters/clock/system/system-clock.ts'),
    import('./adapters/ids/ulid/ulid-ids.ts'),
    import('./adapters/bus/in-process/in-process-bus.ts'),
    import('./adapters/store/sqlite/sqlite-store.ts'),
  ]);
  const [{ createUseCases }, { createFollowActs }, { createHousekeeping }, { createApp }, { loggerOptions }] = await Promise.all([
    import('./application/use-cases.ts'),
    import('./application/follow-acts.ts'),
    import('./application/housekeeping.ts'),
    import('./http/create-app.ts'),
    import('./http/log/logger-options.ts'),
  ]);
  const clock = createSystemClock();
  const watching = await openWatch(config);
  const deps = {
    clock,
    ids: createUlidIds(clock),
    bus: createInProcessBus(),
    store: watching.store(createSqliteStore({ path: path.join(config.dataDir, 'myflow.db') })),
  };
  const app = createApp({
    useCases: watching.useCases(createUseCases(deps)),
    watch: watching.watch,
    followActs: createFollowActs(deps),
    identity: await openIdentity(config, clock),
    ids: deps.ids,
    pingStore: () => deps.store.ping(),
    ...signals,
    logger: loggerOptions(config.logLevel),
    trustProxy: config.trustProxy,
  });
  return {
    app,
    keepHouse: watching.housekeeping(createHousekeeping(deps)),
    readMetrics: watching.readMetrics,
    async close() {
      await deps.bus.close();
      await deps.store.close();
      await watching.close();
    },
  };
}

/** Personal tokens are taken beside those of whoever vouches for people. */
async function openIdentity(config: Config, clock: Clock): Promise<Identity> {
  const people = await openPeople(config, clock);
  if (config.personalTokens === null) return people;
  const { createEitherIdentity, createPersonalIdentity } = await import('./adapters/identity/personal/personal-identity.ts');
  return createEitherIdentity(people, createPersonalIdentity({ ...config.personalTokens, clock }));
}

async function openPeople({ identity }: Config, clock: Clock): Promise<Identity> {
  if (identity.kind === 'local') {
    const { createLocalIdentity } = await import('./adapters/identity/local/local-identity.ts');
    return createLocalIdentity({ secret: identity.secret, clock });
  }
  const { createOidcIdentity } = await import('./adapters/identity/oidc/oidc-identity.ts');
  return createOidcIdentity({ ...identity, clock, shared: null });
}

type Watching = {
  readonly watch: Watch | undefined;
  readonly readMetrics: ReadMetrics | null;
  /** These answer the same, looked upon. */
  store(store: Store): Store;
  useCases(useCases: UseCases): UseCases;
  housekeeping(work: Housekeeping): Housekeeping;
  close(): Promise<void>;
};

const nobodyWatches: Watching = {
  watch: undefined,
  readMetrics: null,
  store: (store) => store,
  useCases: (useCases) => useCases,
  housekeeping: (work) => work,
  close: async () => {},
};

/** Where neither figures nor traces are asked for, nothing is loaded and nothing stands in between. */
async function openWatch({ metrics, otlp }: Config): Promise<Watching> {
  if (metrics === null && otlp === null) return nobodyWatches;
  const [{ watchStore }, { watchUseCases }, { watchHousekeeping }, { joinWatches }] = await Promise.all([
    import('./application/watch-store.ts'),
    import('./application/watch-use-cases.ts'),
    import('./application/watch-housekeeping.ts'),
    import('./application/join-watches.ts'),
  ]);
  const figures = metrics && (await import('./adapters/watch/prometheus/prometheus-watch.ts')).createPrometheusWatch();
  const traces = otlp && (await import('./adapters/watch/otlp/otlp-watch.ts')).createOtlpWatch(otlp);
  const watch = joinWatches([figures, traces].filter((each) => each !== null));
  return {
    watch,
    readMetrics: figures && (() => figures.read()),
    store: (store) => watchStore(store, watch),
    useCases: (useCases) => watchUseCases(useCases, watch),
    housekeeping: (work) => watchHousekeeping(work, watch),
    close: async () => traces?.close(),
  };
}
