import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Store } from '#src/ports/store.ts';
import { buildContext, buildFlow } from '#src/testing/builders.ts';
import { describeWithMongodb } from '#src/testing/describe-with-mongodb.ts';
import { createPerson, flowsOf, flowTo } from '#src/testing/store-person.ts';
import { createMongoStore } from './mongo-store.ts';

const writersEach = 3;
const editsEach = 4;

await describeWithMongodb('two processes with one MongoDB', (mongodb) => {
  let stores: Store[] = [];
  beforeAll(async () => {
    const options = { uri: mongodb.uri, databaseName: mongodb.newDatabaseName() };
    // Both at once: each finds the other making the same indexes.
    stores = await Promise.all([createMongoStore(options), createMongoStore(options)]);
  });
  afterAll(async () => {
    for (const store of stores) await store.close();
  });

  test('write for one person at the same moment, and every act lands once, without a gap', { timeout: 120_000 }, async () => {
    const [first] = stores;
    if (first === undefined) throw new Error('no store is open');
    const ada = createPerson(first);
    const flow = buildFlow();
    await ada.addFlows(flow);
    const labels = stores.flatMap((store, index) =>
      Array.from({ length: writersEach }, (_, writer) => ({
        store,
        own: Array.from({ length: editsEach }, (__, edit) => `s${index}w${writer}e${edit}`),
      })),
    );
    await Promise.all(
      labels.map(async ({ store, own }) => {
        for (const label of own) await addLabel(store, ada.userId, { flowId: flow.id, label });
      }),
    );
    const count = stores.length * writersEach * editsEach;
    const after = await first.getFlow(ada.userId, flow.id);
    expect(after?.labels.toSorted()).toEqual(labels.flatMap(({ own }) => own).toSorted());
    expect((await first.listActs(ada.userId, { after: 0, limit: 200 })).map((act) => act.seq)).toEqual(
      Array.from({ length: count + 1 }, (_, index) => index + 1),
    );
  });

  test('see at once what the other wrote: lists, numbers, names, keys', async () => {
    const [one, two] = stores;
    if (one === undefined || two === undefined) throw new Error('no store is open');
    const here = createPerson(one);
    const there = { ...createPerson(two), userId: here.userId };
    const context = buildContext({ name: 'Work' });
    await here.addContext(context);
    for (let round = 0; round < 4; round += 1) {
      const store = round % 2 === 0 ? one : two;
      const other = round % 2 === 0 ? two : one;
      const flow = buildFlow({ contextId: context.id });
      const commit = { id: `act_${round}`, at: flow.createdAt, origin: { author: 'you' as const, requestId: null, turnId: null } };
      const draft = { kind: 'flow.create' as const, subject: { title: '', count: 1, contextId: null }, changes: [flowTo(null, flow)] };
      const idempotency = { key: `key ${round}`, fingerprint: 'same' };
      const outcome = await store.commit(there.userId, { ...commit, draft, idempotency });
      expect(outcome).toMatchObject({ status: 'committed', act: { seq: round + 2 } });
      const page = await other.listFlows(here.userId, { contextId: context.id, state: 'open', limit: 1 });
      expect(flowsOf(page)).toHaveLength(1);
      expect(await other.lastSeq(here.userId)).toBe(round + 2);
      expect(await other.commit(here.userId, { ...commit, id: `act_again_${round}`, draft, idempotency })).toEqual({ status: 'key_taken' });
    }
  });
});

async function addLabel(store: Store, userId: string, edit: { flowId: string; label: string }): Promise<void> {
  const person = createPerson(store);
  for (let attempt = 0; attempt < 500; attempt += 1) {
    const flow = await store.getFlow(userId, edit.flowId);
    if (flow === null) throw new Error('the flow is gone');
    const after = { ...flow, labels: [...flow.labels, edit.label], version: flow.version + 1 };
    const outcome = await store.commit(userId, {
      id: `act_${person.userId}_${attempt}`,
      at: flow.createdAt,
      origin: { author: 'you', requestId: null, turnId: null },
      draft: { kind: 'flow.edit', subject: { title: '', count: 1, contextId: null }, changes: [flowTo(flow, after)] },
    });
    if (outcome.status === 'committed') return;
  }
  throw new Error('never won');
}
