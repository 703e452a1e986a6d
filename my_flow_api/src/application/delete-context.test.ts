import { limits } from 'my_flow_contract';
import { expect, test } from 'vitest';
import { createPerson } from '#src/testing/person.ts';

test('names are unique without regard to case, and free again once in the trash', async () => {
  const person = createPerson();
  const work = await person.addContext('Work');
  await expect(person.addContext('WORK')).rejects.toMatchObject({ code: 'name_taken', message: expect.stringContaining('WORK') });
  const home = await person.addContext('Home');
  await expect(person.ask('editContext', { params: { contextId: home.id }, body: { name: 'work' } })).rejects.toMatchObject({
    code: 'name_taken',
  });
  await person.ask('deleteContext', { params: { contextId: work.id } });
  await person.addContext('work');
  await expect(person.ask('restoreContext', { params: { contextId: work.id } })).rejects.toMatchObject({ code: 'name_taken' });
  await expect(person.undo()).resolves.toMatchObject({ removedIds: [expect.any(String)] });
  await person.undo();
  expect(await person.context(work.id)).toMatchObject({ trashedAt: null });
});

test('a context goes into the trash with its flows, and comes back with those that went with it', async () => {
  const person = createPerson();
  const work = await person.addContext('Work');
  const [early, late] = [await person.addFlow(work.id, 'Trashed before'), await person.addFlow(work.id, 'Goes with it')];
  await person.ask('trashFlow', { params: { flowId: early.id } });
  const { act, flows, contexts } = await person.ask('deleteContext', { params: { contextId: work.id } });
  expect(act).toMatchObject({ kind: 'context.delete', subject: { title: 'Work', count: 1 } });
  expect(contexts).toMatchObject([{ trashedAt: person.clock.now() }]);
  expect(flows).toMatchObject([{ id: late.id, trashedAt: person.clock.now() }]);
  const params = { contextId: work.id };
  await expect(person.ask('editContext', { params, body: { hue: 3 } })).rejects.toMatchObject({ code: 'invalid_state' });
  await expect(person.ask('archiveContext', { params })).rejects.toMatchObject({ code: 'invalid_state' });
  await expect(person.ask('deleteContext', { params })).rejects.toMatchObject({ code: 'invalid_state' });
  await expect(person.addFlow(work.id, 'Too late')).rejects.toMatchObject({ code: 'invalid_state' });
  await person.ask('restoreContext', { params });
  expect(await person.titles(work.id)).toEqual(['Goes with it']);
});

test('a context is deleted with a destination, or merged: its flows come behind those there, those in the trash too', async () => {
  const person = createPerson();
  const [work, home, rest] = [await person.addContext('Work'), await person.addContext('Home'), await person.addContext('Rest')];
  for (const [context, titles] of [
    [work, ['W1', 'W2']],
    [home, ['H1', 'H2']],
    [rest, ['R1']],
  ] as const) {
    for (const title of titles.toReversed()) await person.addFlow(context.id, title);
  }
  const gone = await person.addFlow(work.id, 'W0');
  await person.ask('trashFlow', { params: { flowId: gone.id } });

  const deleted = await person.ask('deleteContext', { params: { contextId: work.id }, query: { destinationId: home.id } });
  expect(deleted.act.kind).toBe('context.delete');
  expect(await person.titles(home.id)).toEqual(['H1', 'H2', 'W1', 'W2']);
  await person.ask('restoreFlow', { params: { flowId: gone.id } });
  expect(await person.titles(home.id)).toEqual(['H1', 'H2', 'W0', 'W1', 'W2']);

  const merged = await person.ask('mergeContext', { params: { contextId: home.id }, body: { intoId: rest.id } });
  expect(merged.act.kind).toBe('context.merge');
  expect(await person.titles(rest.id)).toEqual(['R1', 'H1', 'H2', 'W0', 'W1', 'W2']);
  await person.undo();
  expect(await person.titles(rest.id)).toEqual(['R1']);
  expect(await person.titles(home.id)).toEqual(['H1', 'H2', 'W0', 'W1', 'W2']);

  await expect(person.ask('mergeContext', { params: { contextId: home.id }, body: { intoId: home.id } })).rejects.toMatchObject({
    code: 'invalid_request',
  });
  await person.ask('archiveContext', { params: { contextId: rest.id } });
  await expect(person.ask('mergeContext', { params: { contextId: home.id }, body: { intoId: rest.id } })).rejects.toMatchObject({
    code: 'invalid_state',
  });
});

test('a flow that arrives while its context is deleted is either taken along or refused', async () => {
  const person = createPerson();
  const endings = new Set<string>();
  // Below zero the context begins to go first.
  for (let ticks = -40; ticks < 40; ticks += 1) {
    const work = await person.addContext(`Work ${ticks}`);
    const create = () =>
      Promise.allSettled([person.addFlow(work.id, 'New'), person.ask('capture', { body: { contextId: work.id, text: 'Captured' } })]);
    const creating = pass(-ticks).then(create);
    await pass(ticks);
    await person.ask('deleteContext', { params: { contextId: work.id } });
    for (const { status } of await creating) endings.add(status);
    expect(await person.titles(work.id)).toEqual([]);
  }
  expect(endings).toEqual(new Set(['fulfilled', 'rejected']));
});

/** Lets what is under way take so many steps. */
async function pass(ticks: number): Promise<void> {
  for (let tick = 0; tick < ticks; tick += 1) await Promise.resolve();
}

test('contexts are archived, restored and put in order; the last one may go', async () => {
  const person = createPerson();
  const [a, b, c] = [await person.addContext('A'), await person.addContext('B'), await person.addContext('C')];
  const names = async () => (await person.ask('listContexts')).items.map((context) => context.name);
  expect(await names()).toEqual(['A', 'B', 'C']);
  await person.ask('reorderContext', { params: { contextId: c.id }, body: { afterId: null } });
  await person.ask('reorderContext', { params: { contextId: a.id }, body: { afterId: b.id } });
  expect(await names()).toEqual(['C', 'B', 'A']);
  const seq = await person.store.lastSeq(person.userId);
  await person.ask('reorderContext', { params: { contextId: a.id }, body: { afterId: b.id } });
  expect(await person.store.lastSeq(person.userId)).toBe(seq);
  for (const context of [a, b, c]) await person.ask('archiveContext', { params: { contextId: context.id } });
  expect(await names()).toEqual([]);
  await person.ask('restoreContext', { params: { contextId: b.id } });
  expect(await names()).toEqual(['B']);
  await expect(person.ask('restoreContext', { params: { contextId: b.id } })).rejects.toMatchObject({ code: 'invalid_state' });
});

test('there is room for so many contexts, archived ones included', async () => {
  const person = createPerson();
  for (let number = 1; number <= limits.contextsPerUserMax; number += 1) {
    const { id } = await person.addContext(`Context ${number}`);
    if (number % 2 === 0) await person.ask('archiveContext', { params: { contextId: id } });
    if (number === 1) await person.ask('deleteContext', { params: { contextId: id } });
  }
  await person.addContext('The last');
  await expect(person.addContext('One more')).rejects.toMatchObject({ code: 'limit_reached' });
});

test('the summaries count what is there, in the days of the person', async () => {
  const person = createPerson();
  const work = await person.addContext('Work');
  await person.ask('editPreferences', { body: { zone: 'Pacific/Kiritimati' } });
  await person.addFlow(work.id, 'Due', { due: { kind: 'day', day: '2026-03-02' } });
  const done = await person.addFlow(work.id, 'Done');
  await person.ask('completeFlow', { params: { flowId: done.id } });
  const { items } = await person.ask('summarizeContexts');
  // It is 23:00 on Monday there.
  expect(items).toMatchObject([{ contextId: work.id, open: 1, dueToday: 1, overdue: 0, doneToday: 1, lastTouched: { title: 'Done' } }]);
  person.clock.advance(3_600_000);
  expect((await person.ask('summarizeContexts')).items).toMatchObject([{ dueToday: 0, overdue: 1, doneToday: 0, doneThisWeek: 1 }]);
});
