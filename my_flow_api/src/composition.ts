import path from 'node:path';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import type { Cache } from 'my_flow_cache';
import { scrubText } from 'my_flow_contract/log/scrub-text';
import type { UseCases } from './application/dependencies.ts';
import type { FollowOptions } from './application/follow-acts.ts';
import type { Housekeeping } from './application/housekeeping.ts';
import { type Config, cachePrefix } from './config.ts';
import type { HttpRateLimits } from './http/rate-limits/hold-to-limits.ts';
import type { ReadMetrics } from './http/serve-metrics.ts';
import type { Bus } from './ports/bus.ts';
import type { Clock } from './ports/clock.ts';
import type { Identity } from './ports/identity.ts';
import type { Ids } from './ports/ids.ts';
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
  const [{ createSystemClock }, { createUlidIds }] = await Promise.all([
    import('./adapters/clock/system/system-clock.ts'),
    import('./adapters/ids/ulid/ulid-ids.ts'),
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
  const ids = createUlidIds(clock);
  const log = createLateLog();
  const { bus, cache, isShared, rateLimits, followOptions } = await openShared(config, { clock, ids, log, watch: watching.watch });
  const deps = {
    clock,
    ids,
    bus,
    cache,
    store: watching.store(await openStore(config)),
  };
  const app = createApp({
    useCases: watching.useCases(createUseCases(deps)),
    watch: watching.watch,
    followActs: createFollowActs(deps, followOptions),
    identity: await openIdentity(config, clock, isShared ? cache : null),
    ids: deps.ids,
    pingStore: () => deps.store.ping(),
    pingCache: isShared ? () => cache.ping() : undefined,
    rateLimits,
    ...signals,
    logger: loggerOptions(config.logLevel),
    trustProxy: config.trustProxy,
  });
  log.begin(app.log);
  return {
    app,
    keepHouse: watching.housekeeping(createHousekeeping(deps)),
    readMetrics: watching.readMetrics,
    async close() {
      await bus.close();
      await cache.close();
      await deps.store.close();
      await watching.close();
    },
  };
}

type Shared = {
  readonly bus: Bus;
  readonly cache: Cache;
  /** Whether other replicas have the same cache. */
  readonly isShared: boolean;
  readonly rateLimits: HttpRateLimits | undefined;
  readonly followOptions: FollowOptions;
};

type SharedNeeds = { readonly clock: Clock; readonly ids: Ids; readonly log: LateLog; readonly watch: Watch | undefined };

async function openStore({ mongodb, dataDir }: Config): Promise<Store> {
  if (mongodb !== null) {
    const { createMongoStore } = await import('./adapters/store/mongodb/mongo-store.ts');
    return createMongoStore({ uri: mongodb.uri, databaseName: mongodb.database });
  }
  const { createSqliteStore } = await import('./adapters/store/sqlite/sqlite-store.ts');
  return createSqliteStore({ path: path.join(dataDir, 'myflow.db') });
}

/** What replicas have in common: a cache, the news of changes, and the counts of requests; in this process alone where no Redis is named. */
async function openShared(config: Config, { clock, ids, log, watch }: SharedNeeds): Promise<Shared> {
  const { createInProcessBus } = await import('./adapters/bus/in-process/in-process-bus.ts');
  const local = createInProcessBus();
  const { createCache, isRest } = await import('my_flow_cache');
  if (config.redis === null) {
    const [cache, rateLimits] = [await createCache({ redis: null, prefix: '' }), await openRateLimits(config, clock, null)];
    return { bus: local, cache, isShared: false, rateLimits, followOptions: {} };
  }
  const { createPollingBus } = await import('./adapters/bus/polling/polling-bus.ts');
  const { url, ca } = config.redis;
  const onReachable = (reachable: boolean, reason: string) => {
    watch?.count('cache_outages', reachable ? 'over' : 'begun');
    if (reachable) log.write('info', `the cache answers again: ${reason}`);
    else log.write('warn', `the cache cannot be reached: ${reason}; MyFlow goes on without it, slower, and tries again`);
  };
  const cache = await createCache({ redis: config.redis, prefix: cachePrefix, onReachable });
  const rateLimits = await openRateLimits(config, clock, cache);
  // The bus asks again by itself where news may be lost.
  const shared = { cache, isShared: true, rateLimits, followOptions: { pollMs: 20_000 } };
  if (isRest(config.redis)) return { bus: createPollingBus({ local }), ...shared };
  const [{ createRedisBus }, { connectRedis }] = await Promise.all([
    import('./adapters/bus/redis/redis-bus.ts'),
    import('my_flow_cache/connect-redis'),
  ]);
  const connect = () => connectRedis({ url, ca, onError: () => {} });
  const polling = createPollingBus({ local, everyMs: 2_000 });
  return { bus: createRedisBus({ connect, local: polling, instanceId: ids.next('req') }), ...shared };
}

async function openRateLimits({ rateLimitPerMinute }: Config, clock: Clock, cache: Cache | null): Promise<HttpRateLimits | undefined> {
  if (rateLimitPerMinute === null) return undefined;
  const rule = { max: rateLimitPerMinute, windowMs: 60_000 };
  const rules = { person: rule, stranger: rule };
  const { createInProcessRateLimits } = await import('./adapters/rate-limits/in-process/in-process-rate-limits.ts');
  const own = createInProcessRateLimits({ clock, rules });
  if (cache === null) return { limits: own, rules };
  const { createSharedRateLimits } = await import('./adapters/rate-limits/shared/shared-rate-limits.ts');
  return { limits: createSharedRateLimits({ cache, clock, rules, fallback: own }), rules };
}

type LateLog = ReturnType<typeof createLateLog>;

/** Keeps what there is to log until the app, whose log it is, has been made. */
function createLateLog() {
  type Level = 'info' | 'warn';
  let log: FastifyBaseLogger | null = null;
  const early: [Level, string][] = [];
  return {
    write(level: Level, text: string): void {
      const scrubbed = scrubText(text);
      if (log === null) early.push([level, scrubbed]);
      else log[level](scrubbed);
    },
    begin(appLog: FastifyBaseLogger): void {
      log = appLog;
      for (const [level, text] of early.splice(0)) log[level](text);
    },
  };
}

/** Personal tokens are taken beside those of whoever vouches for people. */
async function openIdentity(config: Config, clock: Clock, cache: Cache | null): Promise<Identity> {
  const people = await openPeople(config, clock, cache);
  if (config.personalTokens === null) return people;
  const { createEitherIdentity, createPersonalIdentity } = await import('./adapters/identity/personal/personal-identity.ts');
  return createEitherIdentity(people, createPersonalIdentity({ ...config.personalTokens, clock }));
}

async function openPeople({ identity, personalTokens }: Config, clock: Clock, cache: Cache | null): Promise<Identity> {
  if (identity.kind === 'local') {
    const { createLocalIdentity } = await import('./adapters/identity/local/local-identity.ts');
    return createLocalIdentity({ secret: identity.secret, clock });
  }
  const { createOidcIdentity } = await import('./adapters/identity/oidc/oidc-identity.ts');
  const shared = cache !== null && personalTokens !== null ? { cache, secret: personalTokens.secret } : null;
  return createOidcIdentity({ ...identity, clock, shared });
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
