import { defaultPreferences, type Flow } from 'my_flow_contract';
import { expect, test } from 'vitest';
import { buildContext, buildFlow } from '#src/testing/builders.ts';
import { type OpenFixture, useStore } from '#src/testing/store-fixture.ts';
import { contextTo, createPerson, flowsOf, flowTo, preferencesTo } from '#src/testing/store-person.ts';
import { frameOfVienna } from './summaries.conformance.ts';

const moment = '2026-03-09T00:00:00.000Z';
const earlier = '2026-03-08T23:59:59.999Z';
const later = '2026-03-09T00:00:00.001Z';

export function housekeepingPromises(open: OpenFixture): void {
  const store = useStore(open);

  test('finds the parked flows of everybody whose time has come, the earliest first', async () => {
    const ada = createPerson(store());
    const bob = createPerson(store(), 'bob');
    const parked = (wakesAt: string | null): Flow => buildFlow({ state: 'parked', wakesAt });
    const [now, before, after] = [parked(moment), parked('2026-03-08T23:59:59Z'), parked(later)];
    await ada.addFlows(now, after, parked(null), { ...parked(earlier), trashedAt: earlier }, buildFlow({ wakesAt: earlier }));
    await bob.addFlows(before);
    const [ofBob, ofAda] = [
      { userId: bob.userId, flowId: before.id },
      { userId: ada.userId, flowId: now.id },
    ];
    expect(await store().listWaking(moment, 10)).toEqual([ofBob, ofAda]);
    expect(await store().listWaking(moment, 1)).toEqual([ofBob]);
    await bob.editFlow(before, { state: 'open', wakesAt: null });
    expect(await store().listWaking(moment, 10)).toEqual([ofAda]);
    expect(await store().listWaking('2026-03-01T00:00:00Z', 10)).toEqual([]);
  });

  test('purges what went into the trash before an instant, and nothing else', async () => {
    const ada = createPerson(store());
    const bob = createPerson(store(), 'bob');
    const context = await ada.addContext(buildContext());
    const old = buildFlow({ contextId: context.id, title: 'Purged', trashedAt: earlier });
    const fresh = buildFlow({ contextId: context.id, title: 'Purged', trashedAt: moment });
    const kept = buildFlow({ contextId: context.id, title: 'Purged not' });
    await ada.addFlows(old, fresh, kept);
    await bob.addFlows(buildFlow({ title: 'Purged', trashedAt: '2026-01-01T00:00:00Z' }));
    expect(await store().purgeTrash(moment, 100)).toBe(2);
    expect(await store().purgeTrash(moment, 100)).toBe(0);
    expect(await store().allFlowsOfContext(ada.userId, context.id)).toEqual([fresh, kept]);
    expect(flowsOf(await store().searchFlows(ada.userId, { terms: ['purged'], limit: 10 }))).toEqual([kept]);
    expect(flowsOf(await store().listFlows(bob.userId, { state: 'trashed', limit: 10 }))).toEqual([]);
    // What had the id before is forgotten: other words, other counts.
    const again = { ...old, title: 'Other', trashedAt: null };
    await ada.addFlows(again);
    expect(flowsOf(await store().searchFlows(ada.userId, { terms: ['purged'], limit: 10 }))).toEqual([kept]);
    expect(await store().countFlows(ada.userId, context.id)).toBe(2);
  });

  test('purges a context with all its flows, whatever their state, a few at a time', async () => {
    const ada = createPerson(store());
    const gone = await ada.addContext(buildContext({ trashedAt: earlier }));
    const stays = await ada.addContext(buildContext({ trashedAt: moment }));
    const flows = Array.from({ length: 5 }, (_, index) => buildFlow({ contextId: gone.id, trashedAt: index % 2 === 0 ? earlier : null }));
    const kept = buildFlow({ contextId: stays.id });
    await ada.addFlows(...flows, kept);
    const purged = [await store().purgeTrash(moment, 4), await store().purgeTrash(moment, 4), await store().purgeTrash(moment, 4)];
    expect(purged).toEqual([4, 2, 0]);
    expect(await store().getContext(ada.userId, gone.id)).toBeNull();
    expect(await store().allFlowsOfContext(ada.userId, gone.id)).toEqual([]);
    expect(await store().countFlows(ada.userId, gone.id)).toBe(0);
    expect(await store().listContexts(ada.userId, 'trashed')).toEqual([stays]);
    expect(await store().getFlow(ada.userId, kept.id)).toEqual(kept);
  });

  test('removes a person without a trace, and lets them begin anew', async () => {
    const ada = createPerson(store());
    const bob = createPerson(store(), 'bob');
    const context = buildContext();
    const flow = buildFlow({ contextId: context.id, title: 'Secret' });
    const preferences = preferencesTo(defaultPreferences, { ...defaultPreferences, theme: 'light', version: 1 });
    const changes = [contextTo(null, context), flowTo(null, flow), preferences];
    const idempotency = { key: 'k', fingerprint: 'f' };
    const { id } = await ada.act(changes, { idempotency });
    await bob.act(changes, { idempotency });
    await store().removeUser(ada.userId);
    await store().removeUser(ada.userId);
    expect(await store().getContext(ada.userId, context.id)).toBeNull();
    expect(await store().getFlow(ada.userId, flow.id)).toBeNull();
    expect(await store().getAct(ada.userId, id)).toBeNull();
    expect(await store().findActByKey(ada.userId, 'k')).toBeNull();
    expect(await store().newestActOn(ada.userId, flow.id, 0)).toBeNull();
    expect(await store().getPreferences(ada.userId)).toEqual(defaultPreferences);
    expect(await store().countFlows(ada.userId, context.id)).toBe(0);
    expect(flowsOf(await store().searchFlows(ada.userId, { terms: ['secret'], limit: 10 }))).toEqual([]);
    expect(await ada.act(changes, { idempotency })).toMatchObject({ seq: 1 });
    expect(await store().summarizeContexts(ada.userId, frameOfVienna)).toMatchObject([{ open: 1 }]);
    expect(await store().getFlow(bob.userId, flow.id)).toEqual(flow);
    expect(await store().lastSeq(bob.userId)).toBe(1);
  });

  test('answers a ping while it is open, and fails in words after it was closed', async () => {
    await expect(store().ping()).resolves.toBeUndefined();
    const ada = createPerson(store());
    const written = ada.commit([flowTo(null, buildFlow())]);
    await store().close();
    expect(await written).toMatchObject({ status: 'committed' });
    await expect(store().ping()).rejects.toThrow(/closed/);
    await expect(ada.commit([])).rejects.toThrow(/closed/);
    await expect(store().close()).resolves.toBeUndefined();
  });
}
