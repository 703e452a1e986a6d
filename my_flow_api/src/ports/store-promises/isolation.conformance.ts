import { type Context, defaultPreferences, type Flow } from 'my_flow_contract';
import { expect, test } from 'vitest';
import { buildContext, buildFlow } from '#src/testing/builders.ts';
import { type OpenFixture, useStore } from '#src/testing/store-fixture.ts';
import { at, contextTo, createPerson, flowsOf, flowTo, type Person, preferencesTo } from '#src/testing/store-person.ts';
import { CursorError, type Store } from '../store.ts';
import { frameOfVienna } from './summaries.conformance.ts';

type Home = { context: Context; flow: Flow; actId: string };

export function isolationPromises(open: OpenFixture): void {
  const store = useStore(open);

  test('see nothing of one another, in any call', async () => {
    const ada = createPerson(store());
    const bob = createPerson(store(), 'bob');
    const home = await furnish(ada);
    const theirs = await sight(store(), ada.userId, home);
    const nothing = await sight(store(), bob.userId, home);
    expect(theirs).toEqual({
      context: home.context,
      contexts: [home.context],
      lists: [[home.context], [], []],
      countContexts: 1,
      summaries: 1,
      flow: home.flow,
      flows: [home.flow],
      pages: [[home.flow], [home.flow]],
      found: [home.flow],
      all: [home.flow],
      room: { context: home.context, flowCount: 1, firstPosition: home.flow.position },
      countFlows: 1,
      sample: { contexts: [home.context], flows: [home.flow] },
      around: { before: home.flow.position, after: null },
      preferences: { ...defaultPreferences, theme: 'light', version: 1 },
      acts: 1,
      act: home.actId,
      seq: 1,
      keyed: home.actId,
      undoable: home.actId,
      onFlow: home.actId,
      allOnFlow: 1,
    });
    expect(nothing).toEqual({
      context: null,
      contexts: [],
      lists: [[], [], []],
      countContexts: 0,
      summaries: 0,
      flow: null,
      flows: [],
      pages: [[], []],
      found: [],
      all: [],
      room: null,
      countFlows: 0,
      sample: { contexts: [], flows: [] },
      around: { before: null, after: null },
      preferences: defaultPreferences,
      acts: 0,
      act: undefined,
      seq: 0,
      keyed: undefined,
      undoable: undefined,
      onFlow: undefined,
      allOnFlow: 0,
    });
  });

  test('change nothing of one another, with the same ids', async () => {
    const ada = createPerson(store());
    const bob = createPerson(store(), 'bob');
    const home = await furnish(ada);
    const { context, flow, actId } = home;
    const before = await sight(store(), ada.userId, home);
    const attempts = [
      await bob.commit([flowTo(flow, { ...flow, title: 'Mine now', version: 2 })]),
      await bob.commit([flowTo(flow, null)]),
      await bob.commit([contextTo(context, { ...context, name: 'Mine now', version: 2 })]),
      await bob.commit([contextTo(context, null)]),
      await bob.commit([], { undone: [{ actId, was: null, by: 'this' }] }),
      await bob.commit([], { leansOn: [{ contextId: context.id, version: 1 }] }),
    ];
    expect(attempts).toEqual(attempts.map(() => ({ status: 'conflict' })));
    // Documents of the same ids are the other person's own.
    await bob.act([contextTo(null, { ...context, name: 'Own' }), flowTo(null, { ...flow, title: 'Own' })]);
    expect(await sight(store(), ada.userId, home)).toEqual(before);
    expect(flowsOf(await store().searchFlows(bob.userId, { terms: ['secret'], limit: 10 }))).toEqual([]);
    expect(flowsOf(await store().searchFlows(bob.userId, { terms: ['own'], limit: 10 }))).toHaveLength(1);
    await bob.act([preferencesTo(defaultPreferences, { ...defaultPreferences, theme: 'system', version: 1 })]);
    await bob.editFlow({ ...flow, title: 'Own' }, { title: 'Own still', trashedAt: at });
    await bob.act([contextTo({ ...context, name: 'Own' }, null)]);
    expect(await sight(store(), ada.userId, home)).toEqual(before);
    await store().removeUser(bob.userId);
    expect(await sight(store(), ada.userId, home)).toEqual(before);
  });

  test('cannot walk on with the cursor of another', async () => {
    const ada = createPerson(store());
    const bob = createPerson(store(), 'bob');
    const contextId = buildContext().id;
    const words = { contextId, title: 'Same words' };
    await ada.addFlows(buildFlow(words), buildFlow(words));
    await bob.addFlows(buildFlow(words), buildFlow(words));
    const list = await store().listFlows(ada.userId, { contextId, state: 'open', limit: 1 });
    const cursor = list.nextCursor ?? 'none';
    await expect(store().listFlows(bob.userId, { contextId, state: 'open', limit: 1, cursor })).rejects.toThrow(CursorError);
    const search = await store().searchFlows(ada.userId, { terms: ['same'], limit: 1 });
    const found = search.nextCursor ?? 'none';
    await expect(store().searchFlows(bob.userId, { terms: ['same'], limit: 1, cursor: found })).rejects.toThrow(CursorError);
  });
}

async function furnish(person: Person): Promise<Home> {
  const context = buildContext({ sample: true });
  const flow = buildFlow({ contextId: context.id, title: 'Secret', sample: true });
  const changes = [
    contextTo(null, context),
    flowTo(null, flow),
    preferencesTo(defaultPreferences, { ...defaultPreferences, theme: 'light', version: 1 }),
  ];
  const act = await person.act(changes, { idempotency: { key: 'furnish', fingerprint: 'f' } });
  return { context, flow, actId: act.id };
}

/** What a person sees when asking for everything in a home, by its ids. */
async function sight(store: Store, userId: string, { context, flow, actId }: Home) {
  return {
    context: await store.getContext(userId, context.id),
    contexts: await store.getContexts(userId, [context.id]),
    lists: [
      await store.listContexts(userId, 'active'),
      await store.listContexts(userId, 'archived'),
      await store.listContexts(userId, 'trashed'),
    ],
    countContexts: await store.countContexts(userId),
    summaries: (await store.summarizeContexts(userId, frameOfVienna)).length,
    flow: await store.getFlow(userId, flow.id),
    flows: await store.getFlows(userId, [flow.id]),
    pages: [
      flowsOf(await store.listFlows(userId, { contextId: context.id, state: 'open', limit: 10 })),
      flowsOf(await store.listFlows(userId, { state: 'open', limit: 10 })),
    ],
    found: flowsOf(await store.searchFlows(userId, { terms: ['secret'], limit: 10 })),
    all: await store.allFlowsOfContext(userId, context.id),
    room: await store.getRoom(userId, context.id),
    countFlows: await store.countFlows(userId, context.id),
    sample: await store.listSample(userId),
    around: await store.positionsAround(userId, context.id, flow.id),
    preferences: await store.getPreferences(userId),
    acts: (await store.listActs(userId, { limit: 10 })).length,
    act: (await store.getAct(userId, actId))?.id,
    seq: await store.lastSeq(userId),
    keyed: (await store.findActByKey(userId, 'furnish'))?.act.id,
    undoable: (await store.newestUndoable(userId))?.id,
    onFlow: (await store.newestActOn(userId, flow.id, 0))?.id,
    allOnFlow: (await store.listActsOn(userId, flow.id, { after: 0, limit: 9 })).length,
  };
}
