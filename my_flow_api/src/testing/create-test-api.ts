import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { apiPrefix, liveEventSchema, type Route, type RouteName, routes } from 'my_flow_contract';
import { onTestFinished } from 'vitest';
import { createInProcessBus } from '#src/adapters/bus/in-process/in-process-bus.ts';
import { createLocalIdentity } from '#src/adapters/identity/local/local-identity.ts';
import { createUlidIds } from '#src/adapters/ids/ulid/ulid-ids.ts';
import { createSqliteStore } from '#src/adapters/store/sqlite/sqlite-store.ts';
import { createFollowActs } from '#src/application/follow-acts.ts';
import { createUseCases } from '#src/application/use-cases.ts';
import type { AppBounds, AppDependencies } from '#src/http/app-dependencies.ts';
import { createApp } from '#src/http/create-app.ts';
import type { Bus } from '#src/ports/bus.ts';
import type { Identity } from '#src/ports/identity.ts';
import type { Store } from '#src/ports/store.ts';
import { createFixedClock, type FixedClock } from './fixed-clock.ts';
import { mintLocalToken } from './mint-local-token.ts';
import type { AnyCall } from './route-cases.ts';

export type Person = {
  readonly userId: string;
  readonly headers: Record<string, string>;
  call(name: RouteName, call: AnyCall, headers?: Record<string, string>): Promise<LightMyRequestResponse>;
  get(url: string, headers?: Record<string, string>): Promise<LightMyRequestResponse>;
};

export type TestApi = {
  readonly app: FastifyInstance;
  readonly store: Store;
  readonly bus: Bus;
  readonly clock: FixedClock;
  readonly endpoints: readonly { readonly method: string; readonly path: string }[];
  readonly ada: Person;
  readonly bob: Person;
  /** Has no session. */
  readonly stranger: Person;
  /** Begins to stop. */
  readonly stop: () => void;
};

const secret = 'a secret of at least thirty-two characters';

/** Who vouches for the people of a test. */
export type Vouching = {
  identity(clock: FixedClock): Identity;
  /** A token that is good for a day. */
  tokenOf(name: string, clock: FixedClock): Promise<string>;
  userIdOf(name: string): string;
};

const localVouching: Vouching = {
  identity: (clock) => createLocalIdentity({ secret, clock }),
  tokenOf: (userId, clock) => mintLocalToken({ secret, userId, expiresAtS: clock.nowMs() / 1_000 + 86_400 }),
  userIdOf: (name) => name,
};

/** The whole API on a database in memory, with two people. Every answer is held to the contract. Closed when the test is over. */
export async function createTestApi(
  bounds: Partial<AppBounds> = {},
  overrides: Partial<AppDependencies> = {},
  vouching: Vouching = localVouching,
): Promise<TestApi> {
  const clock = createFixedClock('2026-03-02T09:00:00.000Z');
  const ids = createUlidIds(clock);
  const bus = createInProcessBus();
  const store = createSqliteStore({ path: ':memory:' });
  const shutdown = new AbortController();
  const deps = { store, bus, clock, ids };
  const endpoints: { method: string; path: string }[] = [];
  const app = createApp({
    useCases: createUseCases(deps),
    followActs: createFollowActs(deps),
    identity: vouching.identity(clock),
    ids,
    pingStore: () => store.ping(),
    shutdown: shutdown.signal,
    logger: false,
    bounds,
    inspectAnswer: holdToContract,
    onEndpoint: (method, path) => endpoints.push({ method, path }),
    ...overrides,
  });
  onTestFinished(async () => {
    shutdown.abort();
    await app.close();
    await store.close();
  });
  const person = async (name: string) => personOf(app, vouching.userIdOf(name), await vouching.tokenOf(name, clock));
  const [ada, bob] = await Promise.all([person('ada'), person('bob')]);
  return { app, store, bus, clock, endpoints, ada, bob, stranger: personOf(app, 'nobody', undefined), stop: () => shutdown.abort() };
}

function personOf(app: FastifyInstance, userId: string, token: string | undefined): Person {
  const own: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
  return {
    userId,
    headers: own,
    get: (url, headers = {}) => app.inject({ method: 'GET', url, headers: { ...own, ...headers } }),
    call: (name, { params, query, body }, headers = {}) =>
      app.inject({
        method: routes[name].method,
        url: urlOf(routes[name], fieldsOf(params), fieldsOf(query)),
        headers: { ...own, ...headers },
        ...(body === undefined ? {} : { payload: fieldsOf(body) }),
      }),
  };
}

/** The fields of a part of a call; where one is no text, a URL says it as text. */
function fieldsOf(part: unknown): Record<string, string> {
  return { ...(part as Record<string, string> | undefined) };
}

function urlOf(route: Route, params: Record<string, string>, query: Record<string, string>): string {
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? '');
  const search = new URLSearchParams(query).toString();
  return `${apiPrefix}${path}${search === '' ? '' : `?${search}`}`;
}

/** Throws when an answer is not what the contract says. */
function holdToContract(name: RouteName, json: string): void {
  const schema = name === 'live' ? liveEventSchema : routes[name].response;
  const { error } = schema.safeParse(JSON.parse(json));
  if (error) throw new Error(`${name} answered against the contract: ${error.message}\n${json.slice(0, 2_000)}`);
}
