import { defaultPreferences } from 'my_flow_contract';
import { expect, test } from 'vitest';
import { buildContext, buildFlow, buildId } from '#src/testing/builders.ts';
import { type OpenFixture, useStore } from '#src/testing/store-fixture.ts';
import { at, contextTo, createPerson, flowsOf, flowTo, type Person, preferencesTo } from '#src/testing/store-person.ts';
import type { Store } from '../store.ts';

export function commitPromises(open: OpenFixture): void {
  const store = useStore(open);

  test('writes the documents and the act together', async () => {
    const ada = createPerson(store());
    const context = buildContext();
    const flow = buildFlow({ contextId: context.id });
    const id = buildId('act');
    const first = await ada.commit([contextTo(null, context), flowTo(null, flow)], { id, kind: 'sample.add', author: 'companion' });
    const head = {
      id,
      seq: 1,
      author: 'companion',
      kind: 'sample.add',
      at,
      requestId: 'req-1',
      turnId: null,
      subject: { title: 'Something', count: 2, contextId: null },
      undoes: null,
      undoneBy: null,
    };
    expect(first).toEqual({ status: 'committed', act: head });
    expect(await store().getContext(ada.userId, context.id)).toEqual(context);
    expect(await store().getFlow(ada.userId, flow.id)).toEqual(flow);
    expect(await store().getAct(ada.userId, id)).toEqual({
      ...head,
      changes: [
        { entity: 'context', id: context.id, before: null, after: context },
        { entity: 'flow', id: flow.id, before: null, after: flow },
      ],
    });
    const second = await ada.act([flowTo(flow, { ...flow, title: 'Other', version: 2 })]);
    expect(second.seq).toBe(2);
    expect(await store().lastSeq(ada.userId)).toBe(2);
    const changes = [{ entity: 'flow', id: flow.id, before: { title: flow.title }, after: { title: 'Other' } }];
    expect(await store().getAct(ada.userId, second.id)).toMatchObject({ changes });
  });

  test('that is refused leaves nothing, also of what it would have written first', async () => {
    const ada = createPerson(store());
    const context = await ada.addContext(buildContext());
    const flow = buildFlow({ contextId: context.id, title: 'Old words' });
    await ada.addFlows(flow);
    const kept = await ada.act([]);
    const before = await everything(store(), ada);
    const rename = contextTo(context, { ...context, name: 'Renamed', version: 2 });
    const edit = flowTo(flow, { ...flow, title: 'New words', state: 'done', completedAt: at, version: 2 });
    const stale = flowTo({ ...flow, version: 7 }, { ...flow, title: 'Stale', version: 8 });
    const missing = buildFlow({ contextId: context.id });
    const added = flowTo(null, buildFlow({ contextId: context.id }));
    const idempotency = { key: 'k', fingerprint: 'f' };
    const undone = [{ actId: kept.id, was: null, by: 'this' as const }];
    const refused = [
      await ada.commit([rename, added, stale], { idempotency, undone }),
      await ada.commit([rename, edit, flowTo(null, flow)], { undone }),
      await ada.commit([rename, edit, flowTo(missing, { ...missing, version: 2 })], { undone }),
      await ada.commit([added, rename, contextTo(null, context)], { undone }),
      await ada.commit([edit, flowTo({ ...flow, version: 3 }, null)], { undone }),
      await ada.commit([edit, contextTo({ ...context, version: 9 }, { ...context, version: 10 })], { undone }),
      await ada.commit([edit, preferencesTo({ ...defaultPreferences, version: 4 }, { ...defaultPreferences, version: 5 })], { undone }),
    ];
    expect(refused.map((outcome) => outcome.status)).toEqual(refused.map(() => 'conflict'));
    expect(await everything(store(), ada)).toEqual(before);
    expect(await store().findActByKey(ada.userId, 'k')).toBeNull();
  });

  test('leans on contexts as they were read, and on the newest act', async () => {
    const ada = createPerson(store());
    const context = await ada.addContext(buildContext());
    const add = () => [flowTo(null, buildFlow({ contextId: context.id }))];
    expect(await ada.commit(add(), { leansOn: [{ contextId: context.id, version: 1 }] })).toMatchObject({ status: 'committed' });
    expect(await ada.commit(add(), { lastSeq: 2 })).toMatchObject({ status: 'committed' });
    expect(await ada.commit(add(), { lastSeq: 2 })).toEqual({ status: 'conflict' });
    await ada.editContext(context, { trashedAt: at });
    expect(await ada.commit(add(), { leansOn: [{ contextId: context.id, version: 1 }] })).toEqual({ status: 'conflict' });
    expect(await ada.commit(add(), { leansOn: [{ contextId: buildId('ctx'), version: 1 }] })).toEqual({ status: 'conflict' });
    expect(await store().countFlows(ada.userId, context.id)).toBe(2);
    expect(await store().lastSeq(ada.userId)).toBe(4);
  });

  test('carries an idempotency key that no other act of the person has', async () => {
    const ada = createPerson(store());
    const bob = createPerson(store(), 'bob');
    const context = await ada.addContext(buildContext());
    const flow = buildFlow({ contextId: context.id });
    const idempotency = { key: 'once', fingerprint: 'POST /flows 1' };
    const act = await ada.act([flowTo(null, flow)], { idempotency });
    // A repeat of the request meets its own flow, and is to learn of its act, not of a conflict.
    expect(await ada.commit([flowTo(null, flow)], { idempotency })).toEqual({ status: 'key_taken' });
    expect(await ada.commit([], { idempotency: { key: 'once', fingerprint: 'other' } })).toEqual({ status: 'key_taken' });
    expect(await store().findActByKey(ada.userId, 'once')).toMatchObject({ act: { id: act.id }, fingerprint: 'POST /flows 1' });
    expect(await store().findActByKey(ada.userId, 'twice')).toBeNull();
    expect(await store().findActByKey(bob.userId, 'once')).toBeNull();
    expect(await bob.commit([], { idempotency })).toMatchObject({ status: 'committed' });
    expect(await store().lastSeq(ada.userId)).toBe(2);
  });

  test('with an act id that exists already is an error, and leaves nothing', async () => {
    const ada = createPerson(store());
    const context = await ada.addContext(buildContext());
    const { id } = await ada.act([]);
    const flow = buildFlow({ contextId: context.id });
    await expect(ada.commit([flowTo(null, flow)], { id })).rejects.toThrow();
    expect(await store().getFlow(ada.userId, flow.id)).toBeNull();
    expect(await store().lastSeq(ada.userId)).toBe(2);
  });

  test('may remove a document and bring it back past its version', async () => {
    const ada = createPerson(store());
    const context = await ada.addContext(buildContext());
    const flow = buildFlow({ contextId: context.id, title: 'Back again', version: 1 });
    await ada.addFlows(flow);
    await ada.act([flowTo(flow, null)]);
    expect(await store().getFlow(ada.userId, flow.id)).toBeNull();
    expect(await store().countFlows(ada.userId, context.id)).toBe(0);
    expect(flowsOf(await store().searchFlows(ada.userId, { terms: ['back'], limit: 10 }))).toEqual([]);
    const back = { ...flow, version: 2 };
    await ada.act([flowTo(null, back)]);
    expect(await store().getFlow(ada.userId, flow.id)).toEqual(back);
    expect(flowsOf(await store().searchFlows(ada.userId, { terms: ['back'], limit: 10 }))).toEqual([back]);
  });
}

/** All that a person can see of a store. */
async function everything(store: Store, { userId }: Person): Promise<unknown> {
  const contexts = await store.listContexts(userId, 'active');
  const states = ['open', 'done', 'parked', 'archived', 'trashed'] as const;
  return {
    contexts,
    lists: await Promise.all(states.map((state) => store.listFlows(userId, { state, limit: 200 }))),
    counts: await Promise.all(contexts.map((context) => store.countFlows(userId, context.id))),
    found: await Promise.all(['new', 'old', 'words'].map((term) => store.searchFlows(userId, { terms: [term], limit: 200 }))),
    acts: await store.listActs(userId, { after: 0, limit: 500 }),
    preferences: await store.getPreferences(userId),
    undoable: await store.newestUndoable(userId),
    seq: await store.lastSeq(userId),
  };
}
