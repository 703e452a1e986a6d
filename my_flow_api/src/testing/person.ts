import {
  type ChangeResult,
  type Context,
  type Flow,
  type FlowCreate,
  type Route,
  type RouteCall,
  type RouteResponse,
  routes,
} from 'my_flow_contract';
import { onTestFinished } from 'vitest';
import { createInProcessBus } from '#src/adapters/bus/in-process/in-process-bus.ts';
import { createUlidIds } from '#src/adapters/ids/ulid/ulid-ids.ts';
import { createSqliteStore } from '#src/adapters/store/sqlite/sqlite-store.ts';
import type { Caller, Dependencies, UseCaseName } from '#src/application/dependencies.ts';
import { createUseCases } from '#src/application/use-cases.ts';
import { createFixedClock } from './fixed-clock.ts';

type Given<Name extends UseCaseName> = Partial<RouteCall<Name>>;

/** A Monday morning. */
export const mondayMorning = '2026-03-02T09:00:00.000Z';

/** A person with a store of their own in memory, who calls the use cases as the routes do; the clock goes on by a second with each call. */
export function createPerson({ userId = 'person', deps = createDependencies() }: { userId?: string; deps?: TestDependencies } = {}) {
  const useCases = createUseCases(deps);

  /** Parses what is given as the route would, and holds the answer to the contract. */
  async function ask<Name extends UseCaseName>(
    name: Name,
    given: Given<Name> = {},
    caller: Partial<Caller> = {},
  ): Promise<RouteResponse<Name>> {
    const route: Route = routes[name];
    deps.clock.advance(1_000);
    // The compiler cannot see that the parts were parsed with the schemas of this very route.
    const useCase = useCases[name] as (caller: Caller, request: unknown) => Promise<{ body: unknown; replayed?: true }>;
    const request = {
      params: route.params?.parse(given.params),
      query: route.query?.parse(given.query ?? {}),
      body: route.body?.parse(given.body),
    };
    const { body } = await useCase({ userId, author: 'you', requestId: null, ...caller }, request);
    const plain: unknown = isEncoded(body) ? JSON.parse(body.encodedJson) : body;
    // As above: it was parsed with the response schema of this route.
    return route.response.parse(plain) as RouteResponse<Name>;
  }

  return {
    ...deps,
    deps,
    userId,
    ask,
    async addContext(name: string): Promise<Context> {
      return first((await ask('createContext', { body: { name } })).contexts);
    },
    async addFlow(contextId: string, title: string, fields: Partial<FlowCreate> = {}): Promise<Flow> {
      return first((await ask('createFlow', { body: { contextId, title, ...fields } })).flows);
    },
    flow: (flowId: string) => ask('getFlow', { params: { flowId } }),
    context: (contextId: string) => ask('getContext', { params: { contextId } }),
    async titles(contextId: string): Promise<string[]> {
      const { items } = await ask('listFlows', { query: { contextId, limit: 200 } });
      return items.map((flow) => flow.title);
    },
    undo: (actId?: string): Promise<ChangeResult> => ask('undo', { body: actId === undefined ? {} : { actId } }),
    redo: (actId?: string): Promise<ChangeResult> => ask('redo', { body: actId === undefined ? {} : { actId } }),
  };
}

export type Person = ReturnType<typeof createPerson>;
export type TestDependencies = Dependencies & { readonly clock: ReturnType<typeof createFixedClock> };

/** The real adapters over a database in memory, with a clock that stands still; closed when the test is over. */
export function createDependencies(): TestDependencies {
  const clock = createFixedClock(mondayMorning);
  const store = createSqliteStore({ path: ':memory:' });
  const bus = createInProcessBus();
  onTestFinished(async () => {
    await bus.close();
    await store.close();
  });
  return { clock, store, bus, ids: createUlidIds(clock) };
}

/** The first of a list; throws for an empty one. */
export function first<Item>(items: readonly Item[]): Item {
  const [item] = items;
  if (item === undefined) throw new RangeError('the list is empty');
  return item;
}

function isEncoded(body: unknown): body is { encodedJson: string } {
  return typeof body === 'object' && body !== null && 'encodedJson' in body;
}
