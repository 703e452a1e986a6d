import type { Flow } from 'my_flow_contract';
import { expect, test } from 'vitest';
import { createPerson, type Person } from '#src/testing/person.ts';

async function withFlows(person: Person, contextId: string, titles: readonly string[]): Promise<Record<string, Flow>> {
  const flows: Record<string, Flow> = {};
  for (const title of titles.toReversed()) flows[title] = await person.addFlow(contextId, title);
  return flows;
}

test('a new flow comes first; a moved one comes behind another, or first', async () => {
  const person = createPerson();
  const work = await person.addContext('Work');
  const { A, B, C } = await withFlows(person, work.id, ['A', 'B', 'C']);
  const move = (flow: Flow | undefined, after: Flow | undefined) =>
    person.ask('moveFlow', { params: { flowId: flow?.id ?? '' }, body: { afterId: after?.id ?? null } });
  expect(await person.titles(work.id)).toEqual(['A', 'B', 'C']);
  expect((await move(A, B)).act.kind).toBe('flow.reorder');
  expect(await person.titles(work.id)).toEqual(['B', 'A', 'C']);
  await move(C, undefined);
  expect(await person.titles(work.id)).toEqual(['C', 'B', 'A']);
  await move(C, A);
  expect(await person.titles(work.id)).toEqual(['B', 'A', 'C']);
});

test('a flow that stands there already stays, and no act is written', async () => {
  const person = createPerson();
  const work = await person.addContext('Work');
  const { A, B } = await withFlows(person, work.id, ['A', 'B']);
  const seq = await person.store.lastSeq(person.userId);
  const { act } = await person.ask('moveFlow', { params: { flowId: B?.id ?? '' }, body: { afterId: A?.id ?? null } });
  expect(act.kind).toBe('flow.create');
  await person.ask('moveFlow', { params: { flowId: A?.id ?? '' }, body: {} });
  expect(await person.store.lastSeq(person.userId)).toBe(seq);
});

test('a flow moves behind one of another context, not into an archived one, and not behind one that is elsewhere', async () => {
  const person = createPerson();
  const [work, home] = [await person.addContext('Work'), await person.addContext('Home')];
  const { A } = await withFlows(person, work.id, ['A']);
  const { X, Y } = await withFlows(person, home.id, ['X', 'Y']);
  const params = { flowId: A?.id ?? '' };
  const { act, flows } = await person.ask('moveFlow', { params, body: { contextId: home.id, afterId: X?.id ?? null } });
  expect(act).toMatchObject({ kind: 'flow.move', subject: { contextId: home.id } });
  expect(flows).toMatchObject([{ contextId: home.id, version: 2 }]);
  expect(await person.titles(home.id)).toEqual(['X', 'A', 'Y']);
  await expect(person.ask('moveFlow', { params, body: { contextId: work.id, afterId: Y?.id ?? null } })).rejects.toMatchObject({
    code: 'invalid_state',
  });
  await expect(person.ask('moveFlow', { params, body: { afterId: params.flowId } })).rejects.toMatchObject({ code: 'invalid_request' });
  await person.ask('archiveContext', { params: { contextId: work.id } });
  await expect(person.ask('moveFlow', { params, body: { contextId: work.id } })).rejects.toMatchObject({ code: 'invalid_state' });
});

test('dropping behind the same flow a thousand times numbers the context anew, and keeps the order and undo', async () => {
  const person = createPerson();
  const work = await person.addContext('Work');
  const { A, B, C } = await withFlows(person, work.id, ['A', 'B', 'C', 'D']);
  let renumberings = 0;
  for (let time = 0; time < 1_000; time += 1) {
    const flow = time % 2 === 0 ? C : B;
    const { flows } = await person.ask('moveFlow', { params: { flowId: flow?.id ?? '' }, body: { afterId: A?.id ?? null } });
    if (flows.length > 1) renumberings += 1;
    for (const { position } of flows) expect(position.length).toBeLessThanOrEqual(120);
    if (flows.length > 1) {
      await person.undo();
      await person.redo();
    }
  }
  expect(renumberings).toBeGreaterThan(0);
  expect(await person.titles(work.id)).toEqual(['A', 'B', 'C', 'D']);
});

test('a hundred flows created at the same moment stand on a hundred positions', async () => {
  const person = createPerson();
  const work = await person.addContext('Work');
  const flows = await Promise.all(Array.from({ length: 100 }, (_, index) => person.addFlow(work.id, `Flow ${index}`)));
  expect(new Set(flows.map((flow) => flow.position)).size).toBe(100);
});

test('a copy is open, stands behind the original, and is its own', async () => {
  const person = createPerson();
  const work = await person.addContext('Work');
  const { A } = await withFlows(person, work.id, ['A', 'B']);
  const params = { flowId: A?.id ?? '' };
  await person.ask('splitFlow', { params, body: { titles: ['One', 'Two'] } });
  await person.ask('completeFlow', { params });
  const { flows } = await person.ask('duplicateFlow', { params }, { author: 'token:tok_01J8Z3Y4QK6V9N2R5T7W0X1ABC' });
  expect(flows).toMatchObject([
    { title: 'A', state: 'open', completedAt: null, source: 'api', steps: [{ title: 'One' }, { title: 'Two' }] },
  ]);
  expect(await person.titles(work.id)).toEqual(['A', 'B']);
});

test('steps are added up to the limit, and each has an id of its own', async () => {
  const person = createPerson();
  const work = await person.addContext('Work');
  const { A } = await withFlows(person, work.id, ['A']);
  const params = { flowId: A?.id ?? '' };
  const titles = Array.from({ length: 100 }, (_, index) => `Step ${index}`);
  const { flows } = await person.ask('splitFlow', { params, body: { titles } });
  expect(new Set(flows[0]?.steps.map((step) => step.id)).size).toBe(100);
  await expect(person.ask('splitFlow', { params, body: { titles: ['One more'] } })).rejects.toMatchObject({ code: 'limit_reached' });
  const step = { id: person.ids.next('step'), title: 'Twice', done: false };
  await expect(person.ask('editFlow', { params, body: { steps: [step, step] } })).rejects.toMatchObject({ code: 'invalid_request' });
});
