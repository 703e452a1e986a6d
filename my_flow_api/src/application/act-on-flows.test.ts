import { expect, test } from 'vitest';
import { createPerson, first } from '#src/testing/person.ts';

test('a flow goes from open to done and back, and each act says so', async () => {
  const person = createPerson();
  const work = await person.addContext('Work');
  const flow = await person.addFlow(work.id, 'Write the report');

  const done = await person.ask('completeFlow', { params: { flowId: flow.id } });
  expect(done.act).toMatchObject({
    kind: 'flow.complete',
    seq: 3,
    author: 'you',
    subject: { title: 'Write the report', count: 1, contextId: work.id },
  });
  expect(done.flows).toMatchObject([{ id: flow.id, state: 'done', completedAt: person.clock.now(), version: 2 }]);

  await expect(person.ask('completeFlow', { params: { flowId: flow.id } })).rejects.toMatchObject({ code: 'invalid_state' });
  const reopened = await person.ask('reopenFlow', { params: { flowId: flow.id } });
  expect(reopened.flows).toMatchObject([{ state: 'open', completedAt: null, version: 3 }]);
});

test('a recurring flow leaves its next occurrence in its place, with fresh steps', async () => {
  const person = createPerson();
  const home = await person.addContext('Home');
  await person.addFlow(home.id, 'Below');
  const flow = await person.addFlow(home.id, 'Water the plants', {
    due: { kind: 'day', day: '2026-03-01' },
    startDay: '2026-02-27',
    recurrence: 'FREQ=WEEKLY;COUNT=3',
    steps: [{ id: person.ids.next('step'), title: 'Fill the can', done: true }],
  });
  await person.addFlow(home.id, 'Above');

  const { flows, act } = await person.ask('completeFlow', { params: { flowId: flow.id } });
  expect(act.subject.count).toBe(1);
  expect(flows).toMatchObject([
    { id: flow.id, state: 'done', recurrence: null },
    { state: 'open', due: { day: '2026-03-08' }, startDay: '2026-03-06', recurrence: 'FREQ=WEEKLY;COUNT=2', version: 1 },
  ]);
  expect(flows[1]?.steps).toMatchObject([{ title: 'Fill the can', done: false }]);
  expect(flows[1]?.steps[0]?.id).not.toBe(flow.steps[0]?.id);
  expect(await person.titles(home.id)).toEqual(['Above', 'Water the plants', 'Below']);

  await person.undo();
  expect(await person.titles(home.id)).toEqual(['Above', 'Water the plants', 'Below']);
  expect(await person.flow(flow.id)).toMatchObject({ state: 'open', recurrence: 'FREQ=WEEKLY;COUNT=3' });
});

test('a rule that has ended leaves nothing behind', async () => {
  const person = createPerson();
  const home = await person.addContext('Home');
  const flow = await person.addFlow(home.id, 'Once', { due: { kind: 'day', day: '2026-03-02' }, recurrence: 'FREQ=DAILY;COUNT=1' });
  const { flows } = await person.ask('completeFlow', { params: { flowId: flow.id } });
  expect(flows).toMatchObject([{ state: 'done', recurrence: 'FREQ=DAILY;COUNT=1' }]);
});

test('parking until a day wakes at its start where the person is', async () => {
  const person = createPerson();
  await person.ask('editPreferences', { body: { zone: 'America/New_York' } });
  const work = await person.addContext('Work');
  const flow = await person.addFlow(work.id, 'Ask for offers');
  const { flows } = await person.ask('parkFlow', { params: { flowId: flow.id }, body: { untilDay: '2026-03-09' } });
  expect(flows).toMatchObject([{ state: 'parked', parkedUntilDay: '2026-03-09', wakesAt: '2026-03-09T04:00:00.000Z' }]);
  await expect(person.ask('parkFlow', { params: { flowId: flow.id }, body: { untilDay: '2026-03-02' } })).rejects.toMatchObject({
    code: 'invalid_request',
  });
  const done = await person.ask('completeFlow', { params: { flowId: flow.id } });
  expect(done.flows).toMatchObject([{ state: 'done', parkedUntilDay: null, wakesAt: null }]);
});

test('a flow in the trash can only be restored, and not while its context is there too', async () => {
  const person = createPerson();
  const work = await person.addContext('Work');
  const flow = await person.addFlow(work.id, 'Old idea');
  const params = { flowId: flow.id };
  await person.ask('trashFlow', { params });
  for (const name of ['completeFlow', 'archiveFlow', 'trashFlow', 'duplicateFlow'] as const) {
    await expect(person.ask(name, { params }), name).rejects.toMatchObject({ code: 'invalid_state' });
  }
  await expect(person.ask('editFlow', { params, body: { title: 'New' } })).rejects.toMatchObject({ code: 'invalid_state' });
  await expect(person.ask('splitFlow', { params, body: { titles: ['New'] } })).rejects.toMatchObject({ code: 'invalid_state' });
  await expect(person.ask('moveFlow', { params, body: {} })).rejects.toMatchObject({ code: 'invalid_state' });

  await person.ask('deleteContext', { params: { contextId: work.id } });
  await expect(person.ask('restoreFlow', { params })).rejects.toMatchObject({ code: 'invalid_state', message: /restore the context/ });
  await person.ask('restoreContext', { params: { contextId: work.id } });
  expect(await person.flow(flow.id)).toMatchObject({ trashedAt: expect.any(String) });
  await person.ask('restoreFlow', { params });
  expect(await person.titles(work.id)).toEqual(['Old idea']);
});

test('several are done as one act, those that are done already passed over', async () => {
  const person = createPerson();
  const work = await person.addContext('Work');
  const [a, b, c] = [await person.addFlow(work.id, 'A'), await person.addFlow(work.id, 'B'), await person.addFlow(work.id, 'C')];
  await person.ask('completeFlow', { params: { flowId: b.id } });
  const { act, flows } = await person.ask('bulkFlows', { body: { flowIds: [a.id, b.id, c.id, a.id], action: { type: 'complete' } } });
  expect(act.subject).toMatchObject({ title: 'A', count: 2 });
  expect(flows.map((flow) => flow.id)).toEqual([a.id, c.id]);
  await expect(person.ask('bulkFlows', { body: { flowIds: [a.id, b.id], action: { type: 'complete' } } })).rejects.toMatchObject({
    code: 'invalid_state',
  });
});

test('several are moved to the front of another context in the order given; one that is missing or cannot go stops all', async () => {
  const person = createPerson();
  const [work, home] = [await person.addContext('Work'), await person.addContext('Home')];
  const there = await person.addFlow(home.id, 'There');
  const [a, b] = [await person.addFlow(work.id, 'A'), await person.addFlow(work.id, 'B')];
  const action = { type: 'move', contextId: home.id } as const;

  const missing = person.ids.next('flow');
  await expect(person.ask('bulkFlows', { body: { flowIds: [a.id, missing], action } })).rejects.toMatchObject({
    code: 'not_found',
    message: expect.stringContaining(missing),
  });
  await person.ask('trashFlow', { params: { flowId: b.id } });
  await expect(person.ask('bulkFlows', { body: { flowIds: [a.id, b.id], action } })).rejects.toMatchObject({ code: 'invalid_state' });
  expect(await person.titles(work.id)).toEqual(['A']);

  await person.ask('restoreFlow', { params: { flowId: b.id } });
  await person.ask('bulkFlows', { body: { flowIds: [b.id, there.id, a.id], action } });
  expect(await person.titles(home.id)).toEqual(['B', 'A', 'There']);
});

test('of two who complete a flow at the same moment, one is told that it is done', async () => {
  const person = createPerson();
  const work = await person.addContext('Work');
  const flow = await person.addFlow(work.id, 'Once only', { recurrence: 'FREQ=DAILY' });
  const attempts = Array.from({ length: 20 }, () => person.ask('completeFlow', { params: { flowId: flow.id } }));
  const settled = await Promise.allSettled(attempts);
  expect(settled.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
  for (const result of settled) if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'invalid_state' });
  expect(first((await person.ask('listActs')).items)).toMatchObject({ seq: 3, kind: 'flow.complete' });
});
