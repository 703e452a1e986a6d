import { expect, test } from 'vitest';
import { buildContext, buildFlow, buildId } from '#src/testing/builders.ts';
import { type OpenFixture, useStore } from '#src/testing/store-fixture.ts';
import { createPerson, flowTo, type Person } from '#src/testing/store-person.ts';
import type { Store } from '../store.ts';

const writers = 8;
const editsEach = 5;

export function concurrencyPromises(open: OpenFixture): void {
  const store = useStore(open);

  test('exactly one of them wins a version', async () => {
    const ada = createPerson(store());
    const flow = buildFlow();
    await ada.addFlows(flow);
    const outcomes = await Promise.all(
      numbers(writers).map((writer) => ada.commit([flowTo(flow, { ...flow, title: `Writer ${writer}`, version: 2 })])),
    );
    const winner = outcomes.findIndex((outcome) => outcome.status === 'committed');
    expect(outcomes.map((outcome) => outcome.status)).toEqual(
      numbers(writers).map((writer) => (writer === winner ? 'committed' : 'conflict')),
    );
    expect(await store().getFlow(ada.userId, flow.id)).toMatchObject({ title: `Writer ${winner}`, version: 2 });
    expect(await store().lastSeq(ada.userId)).toBe(2);
  });

  test('all of them land when those that lose read and try again, and the numbers have no gap', async () => {
    const ada = createPerson(store());
    const flow = buildFlow();
    await ada.addFlows(flow);
    const labels = numbers(writers).map((writer) => numbers(editsEach).map((edit) => `w${writer}e${edit}`));
    await Promise.all(
      labels.map(async (own) => {
        for (const label of own) await addLabel(store(), ada, { flowId: flow.id, label });
      }),
    );
    const after = await store().getFlow(ada.userId, flow.id);
    expect(after?.labels.toSorted()).toEqual(labels.flat().toSorted());
    expect(after?.version).toBe(1 + writers * editsEach);
    const acts = await store().listActs(ada.userId, { after: 0, limit: 200 });
    expect(acts.map((act) => act.seq)).toEqual(numbers(1 + writers * editsEach).map((number) => number + 1));
  });

  test('what fails among them harms no other', async () => {
    const ada = createPerson(store());
    const bob = createPerson(store(), 'bob');
    const context = await ada.addContext(buildContext({ name: 'Taken' }));
    const { id: takenId } = await ada.act([]);
    const flows = numbers(40).map(() => buildFlow({ contextId: context.id }));
    const outcomes = await Promise.allSettled(
      flows.map(async (flow, index) => {
        if (index % 5 === 1) return (await ada.commit([flowTo(null, flow), flowTo(buildFlow(), null)])).status;
        if (index % 5 === 2) return (await ada.commit([flowTo(null, flow)], { id: takenId })).status;
        if (index % 5 === 3) return (await bob.commit([flowTo(null, flow)])).status;
        return (await ada.commit([flowTo(null, flow)])).status;
      }),
    );
    const told = outcomes.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value : 'failed'));
    expect(told).toEqual(flows.map((_, index) => ['committed', 'conflict', 'failed', 'committed', 'committed'][index % 5]));
    expect(await store().countFlows(ada.userId, context.id)).toBe(16);
    expect(await store().countFlows(bob.userId, context.id)).toBe(8);
    expect(await store().lastSeq(ada.userId)).toBe(18);
    expect((await store().listActs(bob.userId, { after: 0, limit: 200 })).map((act) => act.seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test('one idempotency key makes one act', async () => {
    const ada = createPerson(store());
    const idempotency = { key: 'once', fingerprint: 'same' };
    const outcomes = await Promise.all(
      numbers(writers).map(() => ada.commit([flowTo(null, buildFlow())], { idempotency, id: buildId('act') })),
    );
    expect(outcomes.filter((outcome) => outcome.status === 'committed')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome.status === 'key_taken')).toHaveLength(writers - 1);
    expect(await store().lastSeq(ada.userId)).toBe(1);
  });
}

async function addLabel(store: Store, person: Person, edit: { flowId: string; label: string }): Promise<void> {
  for (let attempt = 0; attempt < 500; attempt += 1) {
    const flow = await store.getFlow(person.userId, edit.flowId);
    if (flow === null) throw new Error('the flow is gone');
    const after = { ...flow, labels: [...flow.labels, edit.label], version: flow.version + 1 };
    if ((await person.commit([flowTo(flow, after)])).status === 'committed') return;
  }
  throw new Error('never won');
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}
