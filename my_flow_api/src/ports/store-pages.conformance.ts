import fc from 'fast-check';
import { type Flow, type FlowListState, flowListStateSchema } from 'my_flow_contract';
import { expect, onTestFinished, test } from 'vitest';
import { isLatestFirst, listPlace } from '#src/domain/flows/list-place.ts';
import { buildContext, buildFlow, buildPosition } from '#src/testing/builders.ts';
import { createPerson, flowTo, type Person } from '#src/testing/store-person.ts';
import type { Store } from './store.ts';
import { encodeCursor } from './store-cursor.ts';

const contextIds = [buildContext().id, buildContext().id] as const;
const limits = [1, 3, 20];

/** Two stores on the same documents, as two processes have them. */
export type StoreTwins = { readonly here: Store; readonly there: Store; close(): Promise<void> };

/** What is under test, the other process, and the same person in both. */
type World = { readonly here: Store; readonly there: Store; readonly ada: Person; readonly adaThere: Person };

/** What a list begins with by the documents alone, read elsewhere, and the cursor that belongs to it. */
function expectedPage(
  flows: readonly Flow[],
  { userId, seq }: { userId: string; seq: number },
  query: { contextId: string; state: FlowListState; limit: number },
) {
  const { contextId, state, limit } = query;
  const places = flows
    .map((flow) => ({ flow, ...listPlace(flow) }))
    .filter(({ flow, list }) => flow.contextId === contextId && list === state);
  const ordered = places.toSorted((one, other) => (one.key < other.key ? -1 : 1));
  if (isLatestFirst(state)) ordered.reverse();
  return {
    items: ordered.slice(0, limit).map(({ flow }) => flow),
    nextCursor:
      ordered.length > limit ? encodeCursor([userId, 'flows', contextId, state, null], { seq, key: ordered[limit - 1]?.key ?? '' }) : null,
  };
}

async function expectEveryPage({ here, there, ada: { userId } }: World): Promise<void> {
  const flows = await flowsOf(there, userId);
  const seq = await there.lastSeq(userId);
  for (const contextId of contextIds) {
    for (const state of flowListStateSchema.options) {
      for (const limit of limits) {
        const { itemsJson, nextCursor } = await here.listFlows(userId, { contextId, state, limit });
        expect({ items: JSON.parse(itemsJson) as unknown, nextCursor }).toEqual(
          expectedPage(flows, { userId, seq }, { contextId, state, limit }),
        );
      }
    }
  }
}

async function flowsOf(store: Store, userId: string): Promise<Flow[]> {
  return (await Promise.all(contextIds.map((contextId) => store.allFlowsOfContext(userId, contextId)))).flat();
}

type Step = (world: World) => Promise<unknown>;

const instant = fc.integer({ min: 0, max: 30 }).map((second) => new Date(Date.UTC(2026, 2, 2, 9, 0, second)).toISOString());
const position = fc.integer({ min: 1, max: 40 }).map(buildPosition);
const place = fc.record({ contextId: fc.constantFrom(...contextIds), position });
const fields = fc.oneof(
  fc.record({ state: fc.constant('open' as const) }),
  fc.record({ state: fc.constant('done' as const), completedAt: instant }),
  fc.record({ state: fc.constantFrom('parked' as const, 'archived' as const), updatedAt: instant }),
  fc.record({ trashedAt: fc.option(instant) }),
  fc.record({ title: fc.string({ minLength: 1, maxLength: 9 }) }),
  fc.record({ updatedAt: instant }),
  place,
);

function changed(flow: Flow, by: Partial<Flow>): Flow {
  return { ...flow, ...by, version: flow.version + 1 };
}

/** Mostly by the process under test; the other one has the same documents. */
const where = fc.oneof({ weight: 5, arbitrary: fc.constant('ada' as const) }, { weight: 1, arbitrary: fc.constant('adaThere' as const) });
const create = fc.tuple(where, place).map(
  ([by, placed]): Step =>
    (world) =>
      world[by].addFlows(buildFlow(placed)),
);
const removeOne = fc.tuple(where, fc.nat(99)).map(
  ([by, pick]): Step =>
    async (world) => {
      const flows = await flowsOf(world.there, world.ada.userId);
      const flow = flows[pick % flows.length];
      if (flow !== undefined) await world[by].act([flowTo(flow, null)]);
    },
);
/** Several writers at the same moment, of which two that picked the same flow cannot both be right, and readers between them. */
const editAtOnce = fc.array(fc.tuple(where, fc.nat(99), fields), { minLength: 1, maxLength: 5 }).map(
  (edits): Step =>
    async (world) => {
      const { userId } = world.ada;
      const flows = await flowsOf(world.there, userId);
      const commits = edits.flatMap(([by, pick, some]) => {
        const flow = flows[pick % flows.length];
        return flow === undefined ? [] : [() => world[by].commit([flowTo(flow, changed(flow, some))])];
      });
      const read = (contextId: string) => world.here.listFlows(userId, { contextId, state: 'open', limit: 3 });
      await Promise.all(commits.flatMap((commit) => [commit(), ...contextIds.map(read)]));
    },
);
/** One act on several flows, each once. */
const editTogether = fc.tuple(where, fc.nat(99), fc.integer({ min: 2, max: 9 }), fields).map(
  ([by, from, count, some]): Step =>
    async (world) => {
      const flows = (await flowsOf(world.there, world.ada.userId)).slice(from % 40).slice(0, count);
      if (flows.length > 0) await world[by].act(flows.map((flow) => flowTo(flow, changed(flow, some))));
    },
);
const process = fc.constantFrom('here' as const, 'there' as const);
const purge = fc.tuple(process, fc.integer({ min: 1, max: 10 })).map(
  ([by, limit]): Step =>
    (world) =>
      world[by].purgeTrash('2026-03-03T00:00:00.000Z', limit),
);
/** Somebody who is removed and begins anew comes by the same numbers again. */
const beginAnew = fc.tuple(process, where, fc.nat(12)).map(
  ([remover, by, acts]): Step =>
    async (world) => {
      await world[remover].removeUser(world.ada.userId);
      for (let act = 0; act < acts; act += 1)
        await world[by].addFlows(buildFlow({ contextId: contextIds[act % 2] ?? '', position: buildPosition(act) }));
    },
);

const steps = fc.oneof(
  { weight: 6, arbitrary: create },
  { weight: 6, arbitrary: editAtOnce },
  { weight: 3, arbitrary: editTogether },
  { weight: 3, arbitrary: removeOne },
  { weight: 1, arbitrary: purge },
  { weight: 1, arbitrary: beginAnew },
);

/** Holds every first page of a store that may keep some in memory to what is stored, whatever was written by it, beside it, at once and in turns. */
export function describePages(
  open: () => Promise<StoreTwins>,
  { runs, stepsMax }: { readonly runs: number; readonly stepsMax: number },
): void {
  test('whatever is written, by whomever, the first page of a list is that of the documents', { timeout: 240_000 }, async () => {
    const { here, there, close } = await open();
    onTestFinished(close);
    await fc.assert(
      fc.asyncProperty(fc.nat(50), fc.array(steps, { minLength: 1, maxLength: stepsMax, size: 'max' }), async (flowsBefore, taken) => {
        const ada = createPerson(here);
        const world: World = { here, there, ada, adaThere: createPerson(there, 'ada', ada.userId) };
        const before = Array.from({ length: flowsBefore }, (_, index) =>
          buildFlow({ contextId: contextIds[index % 3 === 0 ? 1 : 0], position: buildPosition(index) }),
        );
        if (before.length > 0) await ada.addFlows(...before);
        await expectEveryPage(world);
        for (const step of taken) {
          await step(world);
          await expectEveryPage(world);
        }
      }),
      { numRuns: runs },
    );
  });
}
