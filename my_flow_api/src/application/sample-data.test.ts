import { expect, test } from 'vitest';
import { createPerson, first } from '#src/testing/person.ts';

test('sample data comes as one act, with dues around now, and goes again', async () => {
  const person = createPerson();
  await person.ask('editPreferences', { body: { zone: 'Europe/Vienna' } });
  const { act, contexts, flows } = await person.ask('addSampleData');
  expect(act).toMatchObject({ kind: 'sample.add', subject: { title: 'Work', count: contexts.length + flows.length } });
  expect(contexts.map((context) => context.name)).toEqual(['Work', 'Personal', 'Rest']);
  expect([...contexts, ...flows].every((document) => document.sample)).toBe(true);
  expect(new Set(flows.map((flow) => flow.state))).toEqual(new Set(['open', 'done', 'parked']));
  expect(first(flows).due).toEqual({ kind: 'instant', at: '2026-03-02T16:00:00.000Z', zone: 'Europe/Vienna' });
  await expect(person.ask('addSampleData')).rejects.toMatchObject({ code: 'invalid_state' });

  const removed = await person.ask('removeSampleData');
  expect(removed.removedIds).toHaveLength(contexts.length + flows.length);
  expect((await person.ask('listContexts')).items).toEqual([]);
  await expect(person.ask('removeSampleData')).rejects.toMatchObject({ code: 'invalid_state' });
  await person.undo();
  await person.undo();
  expect((await person.ask('listContexts')).items).toEqual([]);
});

test("a context of the person's own takes the flows of its name, and stays when they go", async () => {
  const person = createPerson();
  const own = await person.addContext('work');
  const rest = await person.addContext('Rest');
  await person.ask('archiveContext', { params: { contextId: rest.id } });
  await person.addFlow(own.id, 'My own');
  const { contexts } = await person.ask('addSampleData');
  expect(contexts.map((context) => context.name)).toEqual(['Personal', 'Rest (sample)']);
  expect((await person.titles(own.id)).length).toBeGreaterThan(3);
  await person.ask('removeSampleData');
  expect(await person.titles(own.id)).toEqual(['My own']);
});

test("a sample context with a flow of the person's own becomes theirs; a copy of a sample is their own", async () => {
  const person = createPerson();
  const { contexts, flows } = await person.ask('addSampleData');
  const [work, personal] = contexts;
  await person.ask('duplicateFlow', { params: { flowId: first(flows).id } });
  const kept = await person.addFlow(personal?.id ?? '', 'Mine');
  await person.ask('trashFlow', { params: { flowId: kept.id } });
  await person.ask('removeSampleData');
  const { items } = await person.ask('listContexts');
  expect(items).toMatchObject([
    { id: work?.id, sample: false },
    { id: personal?.id, sample: false },
  ]);
  expect(await person.titles(work?.id ?? '')).toEqual([first(flows).title]);
  await person.ask('restoreFlow', { params: { flowId: kept.id } });
});

test('a name in wide letters is the same name to the sample data as it is to the store', async () => {
  const person = createPerson();
  const own = await person.addContext('Ｗｏｒｋ');
  const { contexts } = await person.ask('addSampleData');
  expect(contexts.map((context) => context.name)).toEqual(['Personal', 'Rest']);
  expect((await person.titles(own.id)).length).toBeGreaterThan(3);
});
