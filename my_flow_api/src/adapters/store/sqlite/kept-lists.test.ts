import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { type Flow, type FlowListState, flowListStateSchema } from 'my_flow_contract';
import { expect, onTestFinished, test } from 'vitest';
import type { Store } from '#src/ports/store.ts';
import { encodeCursor } from '#src/ports/store-cursor.ts';
import { buildContext, buildFlow, buildId, buildPosition } from '#src/testing/builders.ts';
import { at, createPerson, flowTo, type Person } from '#src/testing/store-person.ts';
import { createSqliteStore } from './sqlite-store.ts';

const contextIds = [buildContext().id, buildContext().id] as const;
const limits = [1, 3, 20];

type World = { readonly store: Store; readonly other: Store; readonly file: DatabaseSync; readonly ada: Person };

/** One store under test, another on the same file, and a plain connection that tells what is in it. */
async function openWorld(): Promise<World & { close(): Promise<void> }> {
  const directory = await mkdtemp(join(tmpdir(), 'myflow-kept-'));
  const path = join(directory, 'myflow.db');
  const [store, other] = [createSqliteStore({ path }), createSqliteStore({ path })];
  const file = new DatabaseSync(path);
  const ada = createPerson(store);
  const close = async () => {
    file.close();
    await Promise.all([store.close(), other.close()]);
    await rm(directory, { recursive: true });
  };
  return { store, other, file, ada, close };
}

/** What a list begins with by the tables alone, and the cursor that belongs to it. */
function expectedPage({ file, ada: { userId } }: World, contextId: string, state: FlowListState, limit: number) {
  const order = state === 'open' ? 'ASC' : 'DESC';
  const rows = file
    .prepare(`SELECT doc, sort_key FROM flows WHERE user_id = ? AND context_id = ? AND list = ? ORDER BY sort_key ${order}`)
    .all(userId, contextId, state);
  const seq = Number(file.prepare('SELECT coalesce(max(seq), 0) AS seq FROM acts WHERE user_id = ?').get(userId)?.['seq']);
  const key = String(rows[limit - 1]?.['sort_key']);
  return {
    itemsJson: `[${rows
      .slice(0, limit)
      .map((row) => String(row['doc']))
      .join(',')}]`,
    nextCursor: rows.length > limit ? encodeCursor([userId, 'flows', contextId, state, null], { seq, key }) : null,
  };
}

async function expectEveryPage(world: World): Promise<void> {
  for (const contextId of contextIds) {
    for (const state of flowListStateSchema.options) {
      for (const limit of limits) {
        const page = await world.store.listFlows(world.ada.userId, { contextId, state, limit });
        expect({ itemsJson: page.itemsJson, nextCursor: page.nextCursor }).toEqual(expectedPage(world, contextId, state, limit));
      }
    }
  }
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

async function flowsOfWorld({ store, ada }: World): Promise<Flow[]> {
  return (await Promise.all(contextIds.map((contextId) => store.allFlowsOfContext(ada.userId, contextId)))).flat();
}

function changed(flow: Flow, by: Partial<Flow>): Flow {
  return { ...flow, ...by, version: flow.version + 1 };
}

const create = place.map(
  (placed): Step =>
    ({ ada }) =>
      ada.addFlows(buildFlow(placed)),
);
/** Another process has the file open. */
const createElsewhere = place.map(
  (placed): Step =>
    ({ other, ada }) => {
      const flow = buildFlow(placed);
      const draft = { kind: 'flow.create' as const, subject: { title: '', count: 1, contextId: null }, changes: [flowTo(null, flow)] };
      const origin = { author: 'you' as const, requestId: null, turnId: null };
      return other.commit(ada.userId, { id: buildId('act'), at, origin, draft });
    },
);
const removeOne = fc.nat(99).map(
  (pick): Step =>
    async (world) => {
      const flows = await flowsOfWorld(world);
      const flow = flows[pick % flows.length];
      if (flow !== undefined) await world.ada.act([flowTo(flow, null)]);
    },
);
/** Several writers in one transaction; two that picked the same flow cannot both be right. */
const editAtOnce = fc.array(fc.tuple(fc.nat(99), fields), { minLength: 1, maxLength: 5 }).map(
  (edits): Step =>
    async (world) => {
      const flows = await flowsOfWorld(world);
      const drafts = edits.flatMap(([pick, by]) => {
        const flow = flows[pick % flows.length];
        return flow === undefined ? [] : [flowTo(flow, changed(flow, by))];
      });
      await Promise.all(drafts.map((draft) => world.ada.commit([draft])));
    },
);
/** One act on several flows, each once. */
const editTogether = fc.tuple(fc.nat(99), fc.integer({ min: 2, max: 9 }), fields).map(
  ([from, count, by]): Step =>
    async (world) => {
      const flows = (await flowsOfWorld(world)).slice(from % 40).slice(0, count);
      if (flows.length > 0) await world.ada.act(flows.map((flow) => flowTo(flow, changed(flow, by))));
    },
);
const purge = fc.integer({ min: 1, max: 10 }).map(
  (limit): Step =>
    ({ store }) =>
      store.purgeTrash('2026-03-03T00:00:00.000Z', limit),
);
const removeUser = fc.constant<Step>(({ store, ada }) => store.removeUser(ada.userId));

const steps = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: create },
    { weight: 6, arbitrary: editAtOnce },
    { weight: 3, arbitrary: editTogether },
    { weight: 3, arbitrary: removeOne },
    { weight: 1, arbitrary: createElsewhere },
    { weight: 1, arbitrary: purge },
    { weight: 1, arbitrary: removeUser },
  ),
  { minLength: 1, maxLength: 25, size: 'max' },
);

test('whatever is written, by whomever, a page from memory is the page of the tables', async () => {
  const world = await openWorld();
  onTestFinished(() => world.close());
  await fc.assert(
    fc.asyncProperty(fc.nat(50), steps, async (flowsBefore, taken) => {
      await world.store.removeUser(world.ada.userId);
      const before = Array.from({ length: flowsBefore }, (_, index) =>
        buildFlow({ contextId: contextIds[index % 3 === 0 ? 1 : 0], position: buildPosition(index) }),
      );
      if (before.length > 0) await world.ada.addFlows(...before);
      await expectEveryPage(world);
      for (const step of taken) {
        await step(world);
        await expectEveryPage(world);
      }
    }),
    { numRuns: 40 },
  );
}, 60_000);
