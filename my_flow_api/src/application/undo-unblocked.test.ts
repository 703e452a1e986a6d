import { limits } from 'my_flow_contract';
import { expect, test } from 'vitest';
import { buildFlow } from '#src/testing/builders.ts';
import { createPerson, first, type Person } from '#src/testing/person.ts';
import { createHousekeeping } from './housekeeping.ts';

const dayMs = 86_400_000;

async function parked(person: Person) {
  const work = await person.addContext('Work');
  const flow = await person.addFlow(work.id, 'Sleeper');
  const { act } = await person.ask('parkFlow', { params: { flowId: flow.id }, body: { untilDay: '2026-03-03' } });
  return { work, flow, park: act };
}

async function nextDay(person: Person): Promise<void> {
  person.clock.advance(dayMs);
  expect(await createHousekeeping(person.deps)()).toMatchObject({ wokenCount: 1 });
}

test('a flow that woke by itself does not stand in the way of undo', async () => {
  const person = createPerson();
  const { work, flow, park } = await parked(person);
  await nextDay(person);
  expect(await person.undo()).toMatchObject({ act: { undoes: park.id }, flows: [{ state: 'open', parkedUntilDay: null, wakesAt: null }] });
  expect(await person.undo()).toMatchObject({ removedIds: [flow.id] });
  await person.redo();
  expect(await person.titles(work.id)).toEqual(['Sleeper']);
});

test('parked anew and woken, it is open after the undo, and not half asleep', async () => {
  const person = createPerson();
  const { flow } = await parked(person);
  await person.ask('parkFlow', { params: { flowId: flow.id }, body: { untilDay: '2026-03-04' } });
  person.clock.advance(dayMs);
  await nextDay(person);
  await person.undo();
  expect(await person.flow(flow.id)).toMatchObject({ state: 'open', parkedUntilDay: null, wakesAt: null });
});

test('sample data of which something woke can be undone', async () => {
  const person = createPerson();
  await person.ask('addSampleData');
  person.clock.advance(6 * dayMs);
  await nextDay(person);
  await person.undo();
  expect((await person.ask('listContexts')).items).toEqual([]);
});

test('what a person did after the waking is not overwritten, until that is taken back', async () => {
  const person = createPerson();
  const { flow, park } = await parked(person);
  await nextDay(person);
  const done = await person.ask('completeFlow', { params: { flowId: flow.id } });
  await expect(person.undo(park.id)).rejects.toMatchObject({ code: 'act_conflict', conflict: { actId: done.act.id } });
  await person.undo();
  await person.undo();
  expect(await person.flow(flow.id)).toMatchObject({ state: 'open', version: 6 });
});

test('what is gone for good from the trash is passed over, and what was done before can be undone', async () => {
  const person = createPerson();
  const work = await person.addContext('Work');
  const flow = await person.addFlow(work.id, 'Old');
  const kept = await person.addFlow(work.id, 'Kept');
  await person.ask('trashFlow', { params: { flowId: flow.id } });
  person.clock.advance((limits.trashDays + 1) * dayMs);
  await createHousekeeping(person.deps)();
  expect(await person.undo()).toMatchObject({ removedIds: [kept.id] });
  expect(await person.undo()).toMatchObject({ removedIds: [work.id] });
  await expect(person.undo()).rejects.toMatchObject({ code: 'act_conflict', message: /gone for good/ });
});

test('a redo does not overwrite what the undo of an earlier act brought back', async () => {
  const person = createPerson();
  const work = await person.addContext('Work');
  const flow = await person.addFlow(work.id, 'A');
  await person.ask('editFlow', { params: { flowId: flow.id }, body: { title: 'B' } });
  const second = await person.ask('editFlow', { params: { flowId: flow.id }, body: { title: 'C' } });
  await person.undo();
  const undo = await person.undo();
  await expect(person.redo(second.act.id)).rejects.toMatchObject({ code: 'act_conflict', conflict: { actId: undo.act.id } });
  expect(await person.titles(work.id)).toEqual(['A']);
});

test('an undo brings back no more than there is room for', async () => {
  const person = createPerson();
  const work = await person.addContext('Work');
  const flow = await person.addFlow(work.id, 'In the trash');
  const { act } = await person.ask('trashFlow', { params: { flowId: flow.id } });
  const flows = Array.from({ length: limits.flowsPerContextMax }, () => buildFlow({ contextId: work.id }));
  await person.store.commit(person.userId, {
    id: person.ids.next('act'),
    at: flow.createdAt,
    origin: { author: 'you', requestId: null, turnId: null },
    draft: {
      kind: 'flow.create',
      subject: { title: 'Many', count: flows.length, contextId: work.id },
      changes: flows.map((each) => ({ entity: 'flow', id: each.id, before: null, after: each })),
    },
  });
  await expect(person.undo(act.id)).rejects.toMatchObject({ code: 'limit_reached' });
  await person.ask('trashFlow', { params: { flowId: first(flows).id } });
  await person.undo(act.id);

  const contexts = [];
  for (let number = 1; number < limits.contextsPerUserMax; number += 1) contexts.push(await person.addContext(`Context ${number}`));
  const deleted = await person.ask('deleteContext', { params: { contextId: first(contexts).id } });
  await person.addContext('In its place');
  await expect(person.undo(deleted.act.id)).rejects.toMatchObject({ code: 'limit_reached' });
}, 30_000);
