import type { Flow, FlowListState } from 'my_flow_contract';
import { describe, expect, test } from 'vitest';
import { buildContext, buildFlow, buildPosition } from '#src/testing/builders.ts';
import { createSeededRandom } from '#src/testing/seeded-random.ts';
import { type OpenFixture, useStore } from '#src/testing/store-fixture.ts';
import { createPerson, idsOf, type Person } from '#src/testing/store-person.ts';
import { CursorError, type FlowQuery, type Store } from '../store.ts';

const states: readonly FlowListState[] = ['open', 'done', 'parked', 'archived', 'trashed'];

export function pagingPromises(open: OpenFixture): void {
  const store = useStore(open);

  test.each(states)('gives %s flows in their order, each once, in pages of any size', async (state) => {
    const ada = createPerson(store());
    const contextId = buildContext().id;
    const flows = [3, 1, 2, 2, 5, 4].map((number) => inState(state, number, contextId));
    const others = states.filter((other) => other !== state).map((other) => inState(other, 3, contextId));
    const elsewhere = inState(state, 3, buildContext().id);
    await ada.addFlows(...flows, ...others, elsewhere);
    const [third, first, second, tied, fifth, fourth] = idsOf(flows);
    const rising = [first, second, tied, third, fourth, fifth];
    const expected = state === 'open' ? rising : rising.toReversed();
    for (const limit of [1, 2, 3, 4, 6, 7]) {
      const pages = await ada.walk({ contextId, state, limit });
      expect(pages.flat()).toEqual(expected);
      expect(pages).toHaveLength(Math.ceil(6 / limit));
    }
    const everywhere = (await ada.walk({ state, limit: 2 })).flat();
    expect(everywhere.toSorted()).toEqual([...idsOf(flows), elsewhere.id].toSorted());
    expect(everywhere.filter((id) => id !== elsewhere.id)).toEqual(expected);
    expect(await ada.walk({ contextId: 'ctx_unknown', state, limit: 2 })).toEqual([[]]);
  });

  test('compares instants as moments, however they are written', async () => {
    const ada = createPerson(store());
    const written = ['2026-03-02T09:00:00.500Z', '2026-03-02T09:00:00Z', '2026-03-02T08:59:59.999Z', '2026-03-02T09:00:01Z'];
    const flows = written.map((completedAt) => buildFlow({ state: 'done', completedAt }));
    await ada.addFlows(...flows);
    const [half, whole, early, late] = idsOf(flows);
    expect((await ada.walk({ state: 'done', limit: 3 })).flat()).toEqual([late, half, whole, early]);
    expect((await ada.walk({ state: 'done', completedSince: '2026-03-02T09:00:00.000Z', limit: 2 })).flat()).toEqual([late, half, whole]);
    expect((await ada.walk({ state: 'done', completedSince: '2026-03-02T09:00:00.5Z', limit: 1 })).flat()).toEqual([late, half]);
  });

  test('refuses a cursor that is not its own', async () => {
    const ada = createPerson(store());
    const contextId = buildContext().id;
    await ada.addFlows(
      ...[1, 2, 3].map((number) => inState('open', number, contextId)),
      inState('done', 1, contextId),
      inState('done', 2, contextId),
    );
    const query: FlowQuery = { contextId, state: 'open', limit: 1 };
    const cursor = (await store().listFlows(ada.userId, query)).nextCursor ?? 'none';
    expect((await store().listFlows(ada.userId, { ...query, limit: 2, cursor })).nextCursor).toBeNull();
    const others: FlowQuery[] = [
      { ...query, state: 'done', cursor },
      { ...query, contextId: undefined, cursor },
      { ...query, contextId: buildContext().id, cursor },
      { ...query, cursor: '' },
      { ...query, cursor: 'x' },
      { ...query, cursor: cursor.slice(0, -3) },
      { ...query, cursor: Buffer.from('["a",1,2]').toString('base64url') },
      { ...query, cursor: Buffer.from('null').toString('base64url') },
    ];
    for (const other of others) await expect(store().listFlows(ada.userId, other)).rejects.toThrow(CursorError);
    const done = (await store().listFlows(ada.userId, { ...query, state: 'done' })).nextCursor ?? 'none';
    const since: FlowQuery = { ...query, state: 'done', completedSince: '2026-01-01T00:00:00Z', cursor: done };
    await expect(store().listFlows(ada.userId, since)).rejects.toThrow(CursorError);
    expect(cursor.length).toBeLessThanOrEqual(512);
  });

  describe('gives what stays in the list exactly once, and nothing twice, whatever is written in between', () => {
    test.each(states.flatMap((state) => [1, 2, 3].map((seed) => [state, seed] as const)))('%s, run %i', async (state, seed) => {
      for (const scope of ['context', 'all'] as const) await walkUnderWrites(store(), { state, seed, scope });
    });
  });
}

/** Walks a list while flows are added, moved, edited, sent to other lists and back. */
async function walkUnderWrites(store: Store, run: { state: FlowListState; seed: number; scope: 'context' | 'all' }): Promise<void> {
  const { state, seed, scope } = run;
  const ada = createPerson(store);
  const contextId = buildContext().id;
  const random = createSeededRandom(seed);
  const flows = Array.from({ length: 30 }, () => inState(state, random(200), contextId));
  await ada.addFlows(...flows);
  const current = new Map(flows.map((flow) => [flow.id, flow]));
  const stayed = new Set(idsOf(flows));
  const query = { contextId: scope === 'context' ? contextId : undefined, state, limit: 4 };
  const walked = await ada.walk(query, async () => {
    for (let write = 0; write < 4; write += 1) await writeSomething(ada, { current, stayed, state, contextId, random });
  });
  const seen = walked.flat();
  expect(new Set(seen).size).toBe(seen.length);
  expect(stayed.size).toBeGreaterThan(5);
  expect([...stayed].filter((id) => !seen.includes(id))).toEqual([]);
}

type Scene = {
  current: Map<string, Flow>;
  stayed: Set<string>;
  state: FlowListState;
  contextId: string;
  random: (below: number) => number;
};

async function writeSomething(person: Person, { current, stayed, state, contextId, random }: Scene): Promise<void> {
  const known = [...current.values()];
  const flow = known[random(known.length)];
  const choice = random(6);
  if (choice === 0 || flow === undefined) {
    const added = inState(state, random(200), contextId);
    await person.addFlows(added);
    current.set(added.id, added);
    return;
  }
  const leaves = choice === 1;
  const target = leaves ? states[(states.indexOf(state) + 1) % states.length] : state;
  if (leaves) stayed.delete(flow.id);
  // Most of them move to another place in the same list.
  const { id: _, title: __, version: ___, ...place } = inState(target ?? state, random(200), contextId);
  current.set(flow.id, await person.editFlow(flow, choice === 2 ? { title: 'Only another title' } : place));
}

/** A flow in a list; the greater the number the greater its key there. */
function inState(state: FlowListState, number: number, contextId: string): Flow {
  const moment = new Date(Date.UTC(2026, 2, 2, 0, number)).toISOString();
  const flow = buildFlow({ contextId, position: buildPosition(number), updatedAt: moment });
  if (state === 'trashed') return { ...flow, trashedAt: moment };
  return { ...flow, state, completedAt: state === 'done' ? moment : null };
}
