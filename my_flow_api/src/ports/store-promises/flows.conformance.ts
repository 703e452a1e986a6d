import { expect, test } from 'vitest';
import { buildContext, buildFlow, buildPosition } from '#src/testing/builders.ts';
import { type OpenFixture, useStore } from '#src/testing/store-fixture.ts';
import { at, createPerson, idsOf } from '#src/testing/store-person.ts';

export function flowPromises(open: OpenFixture): void {
  const store = useStore(open);

  test('are got by id, those that exist', async () => {
    const ada = createPerson(store());
    const [one, two] = [buildFlow(), buildFlow({ trashedAt: at })];
    await ada.addFlows(one, two);
    expect(idsOf(await store().getFlows(ada.userId, [two.id, 'flow_unknown', one.id, one.id])).toSorted()).toEqual(
      [one.id, two.id].toSorted(),
    );
    expect(await store().getFlows(ada.userId, [])).toEqual([]);
    expect(await store().getFlow(ada.userId, 'flow_unknown')).toBeNull();
  });

  test('of a context are counted without, and given with those in the trash, by position', async () => {
    const ada = createPerson(store());
    const contextId = buildContext().id;
    const trashed = buildFlow({ contextId, position: 'a1', trashedAt: at });
    const parked = buildFlow({ contextId, position: 'Zz', state: 'parked' });
    const done = buildFlow({ contextId, position: 'a0V', state: 'done', completedAt: at });
    const opened = buildFlow({ contextId, position: 'a0' });
    const elsewhere = buildFlow();
    await ada.addFlows(trashed, parked, done, opened, elsewhere);
    expect(await store().allFlowsOfContext(ada.userId, contextId)).toEqual([parked, opened, done, trashed]);
    expect(await store().countFlows(ada.userId, contextId)).toBe(3);
    await ada.editFlow(opened, { contextId: elsewhere.contextId });
    await ada.editFlow(trashed, { trashedAt: null });
    await ada.editFlow(done, { trashedAt: at });
    expect(await store().countFlows(ada.userId, contextId)).toBe(2);
    expect(await store().countFlows(ada.userId, elsewhere.contextId)).toBe(2);
    expect(await store().countFlows(ada.userId, 'ctx_unknown')).toBe(0);
  });

  test('tell the positions around a place, of whatever state', async () => {
    const ada = createPerson(store());
    const contextId = buildContext().id;
    const positionsAround = (afterId: string | null) => store().positionsAround(ada.userId, contextId, afterId);
    expect(await positionsAround(null)).toEqual({ before: null, after: null });
    const first = buildFlow({ contextId, position: 'a0', state: 'parked' });
    const second = buildFlow({ contextId, position: 'a1', trashedAt: at });
    const tied = buildFlow({ contextId, position: 'a1' });
    const stranger = buildFlow({ position: 'a0G' });
    await ada.addFlows(first, second, tied, stranger);
    expect(await positionsAround(null)).toEqual({ before: null, after: 'a0' });
    expect(await positionsAround(first.id)).toEqual({ before: 'a0', after: 'a1' });
    expect(await positionsAround(second.id)).toEqual({ before: 'a1', after: 'a1' });
    expect(await positionsAround(tied.id)).toEqual({ before: 'a1', after: null });
    expect(await positionsAround(stranger.id)).toEqual({ before: null, after: 'a0' });
  });

  test('and what a new flow of a context is decided by come together', async () => {
    const ada = createPerson(store());
    const context = await ada.addContext(buildContext());
    const getRoom = (contextId: string) => store().getRoom(ada.userId, contextId);
    expect(await getRoom(context.id)).toEqual({ context, flowCount: 0, firstPosition: null });
    const elsewhere = await ada.addContext(buildContext());
    const [first, second] = [
      buildFlow({ contextId: context.id, position: 'a0', trashedAt: at }),
      buildFlow({ contextId: context.id, position: 'a1' }),
    ];
    await ada.addFlows(second, first, buildFlow({ contextId: elsewhere.id, position: 'Zz' }));
    expect(await getRoom(context.id)).toEqual({ context, flowCount: 1, firstPosition: 'a0' });
    expect(await getRoom(elsewhere.id)).toEqual({ context: elsewhere, flowCount: 1, firstPosition: 'Zz' });
    expect(await getRoom('ctx_unknown')).toBeNull();
    const own = buildFlow({ contextId: 'ctx_unknown' });
    await ada.addFlows(own);
    expect(await getRoom('ctx_unknown')).toBeNull();
  });

  test('and contexts of the sample data are found', async () => {
    const ada = createPerson(store());
    const context = await ada.addContext(buildContext({ sample: true }));
    await ada.addContext(buildContext());
    const kept = buildFlow({ contextId: context.id, sample: true, trashedAt: at });
    const removed = buildFlow({ contextId: context.id, sample: true });
    await ada.addFlows(kept, removed, buildFlow({ contextId: context.id, position: buildPosition(1) }));
    await ada.editFlow(removed, { sample: false });
    expect(await store().listSample(ada.userId)).toEqual({ contexts: [context], flows: [kept] });
  });
}
