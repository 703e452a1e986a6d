import { expect, test } from 'vitest';
import { createPerson, first } from '#src/testing/person.ts';

test('ten acts are undone one by one, and redone one by one', async () => {
  const person = createPerson();
  const work = await person.addContext('Work');
  const titles = Array.from({ length: 10 }, (_, index) => `Flow ${index}`);
  for (const title of titles) await person.addFlow(work.id, title);
  const newestFirst = titles.toReversed();

  for (let undone = 1; undone <= 10; undone += 1) {
    await person.undo();
    expect(await person.titles(work.id)).toEqual(newestFirst.slice(undone));
  }
  for (let left = 9; left >= 0; left -= 1) {
    await person.redo();
    expect(await person.titles(work.id)).toEqual(newestFirst.slice(left));
  }
  await expect(person.redo()).rejects.toMatchObject({ code: 'nothing_to_redo' });
  await person.undo();
  expect(await person.titles(work.id)).toEqual(newestFirst.slice(1));
});

test('an undo gives back the fields of its act, keeps all others, and is an act itself', async () => {
  const person = createPerson();
  const work = await person.addContext('Work');
  const flow = await person.addFlow(work.id, 'Draft', { due: { kind: 'day', day: '2026-03-05' } });
  const params = { flowId: flow.id };
  const renamed = await person.ask('editFlow', { params, body: { title: 'Final', due: null } });
  await person.ask('editFlow', { params, body: { priority: 'high' } });

  const { act, flows } = await person.undo(renamed.act.id);
  expect(act).toMatchObject({ kind: 'undo', undoes: renamed.act.id, subject: { ...renamed.act.subject, kind: 'flow.edit' } });
  expect(flows).toMatchObject([{ title: 'Draft', due: { kind: 'day', day: '2026-03-05' }, priority: 'high', version: 4 }]);
  const { items } = await person.ask('listActs');
  expect(items.find((item) => item.id === renamed.act.id)).toMatchObject({ undoneBy: act.id });
  await expect(person.undo(renamed.act.id)).rejects.toMatchObject({ code: 'invalid_state' });

  const redone = await person.redo(renamed.act.id);
  expect(redone.act).toMatchObject({ kind: 'redo', subject: act.subject });
  expect(await person.flow(flow.id)).toMatchObject({ title: 'Final', due: null, priority: 'high' });
});

test('an undo that would overwrite a later change is refused whole, and names that change', async () => {
  const person = createPerson();
  const work = await person.addContext('Work');
  const [a, b] = [await person.addFlow(work.id, 'A'), await person.addFlow(work.id, 'B')];
  const bulk = await person.ask('bulkFlows', { body: { flowIds: [a.id, b.id], action: { type: 'edit', edit: { priority: 'high' } } } });
  const later = await person.ask('editFlow', { params: { flowId: b.id }, body: { priority: 'low', title: 'B2' } });
  await expect(person.undo(bulk.act.id)).rejects.toMatchObject({
    code: 'act_conflict',
    conflict: { actId: later.act.id, kind: 'flow.edit', title: 'B2' },
  });
  expect(await person.flow(a.id)).toMatchObject({ priority: 'high' });
  await person.undo();
  await person.undo();
  expect(await person.flow(a.id)).toMatchObject({ priority: 'medium' });
});

test('a created flow that was changed since is not removed', async () => {
  const person = createPerson();
  const work = await person.addContext('Work');
  const { act, flows } = await person.ask('createFlow', { body: { contextId: work.id, title: 'Mine' } });
  const later = await person.ask('completeFlow', { params: { flowId: first(flows).id } });
  await expect(person.undo(act.id)).rejects.toMatchObject({ code: 'act_conflict', conflict: { actId: later.act.id } });
});

test('a context whose flows are there is not taken away from under them', async () => {
  const person = createPerson();
  const { act, contexts } = await person.ask('createContext', { body: { name: 'Work' } });
  const { act: create } = await person.ask('createFlow', { body: { contextId: first(contexts).id, title: 'Stays' } });
  await expect(person.undo(act.id)).rejects.toMatchObject({ code: 'act_conflict', conflict: { actId: create.id, title: 'Stays' } });
});

test('a context that was restored and filled since does not go back into the trash', async () => {
  const person = createPerson();
  const work = await person.addContext('Work');
  await person.ask('deleteContext', { params: { contextId: work.id } });
  const restored = await person.ask('restoreContext', { params: { contextId: work.id } });
  await person.addFlow(work.id, 'New');
  await expect(person.undo(restored.act.id)).rejects.toMatchObject({ code: 'act_conflict', conflict: { title: 'New' } });
});

test('a flow does not move back into a context that is in the trash by now', async () => {
  const person = createPerson();
  const [work, home] = [await person.addContext('Work'), await person.addContext('Home')];
  const flow = await person.addFlow(work.id, 'Moved');
  const moved = await person.ask('moveFlow', { params: { flowId: flow.id }, body: { contextId: home.id } });
  const deleted = await person.ask('deleteContext', { params: { contextId: work.id } });
  await expect(person.undo(moved.act.id)).rejects.toMatchObject({ code: 'act_conflict', conflict: { actId: deleted.act.id } });
});

test('undoing an undo redoes, undoing a redo undoes', async () => {
  const person = createPerson();
  const work = await person.addContext('Work');
  await person.addFlow(work.id, 'Flow');
  const undo = await person.undo();
  const redo = await person.undo(undo.act.id);
  expect(redo.act.kind).toBe('redo');
  expect(await person.titles(work.id)).toEqual(['Flow']);
  const again = await person.undo(redo.act.id);
  expect(again.act.kind).toBe('undo');
  expect(await person.titles(work.id)).toEqual([]);
});

test('a removed document comes back one version on, so that nobody takes it for the old one', async () => {
  const person = createPerson();
  const work = await person.addContext('Work');
  const flow = await person.addFlow(work.id, 'Flow');
  const { removedIds } = await person.undo();
  expect(removedIds).toEqual([flow.id]);
  const { flows } = await person.redo();
  expect(flows).toMatchObject([{ ...flow, version: 2, updatedAt: expect.any(String) }]);
});

test('two undos at the same moment undo two acts', async () => {
  const person = createPerson();
  const work = await person.addContext('Work');
  await person.addFlow(work.id, 'A');
  await person.addFlow(work.id, 'B');
  await Promise.all([person.undo(), person.undo()]);
  expect(await person.titles(work.id)).toEqual([]);
});

test('something new ends what can be redone; there is an end to undo as well', async () => {
  const person = createPerson();
  await expect(person.undo()).rejects.toMatchObject({ code: 'nothing_to_undo' });
  await person.addContext('Work');
  await person.undo();
  await person.addContext('Home');
  await expect(person.redo()).rejects.toMatchObject({ code: 'nothing_to_redo' });
});

test('remembering the open context does not get between the person and undo or redo', async () => {
  const person = createPerson();
  const work = await person.addContext('Work');
  await person.addFlow(work.id, 'Flow');
  const { act } = await person.ask('editPreferences', { body: { lastContextId: work.id } });
  expect(act.author).toBe('rule');
  await person.undo();
  await person.ask('editPreferences', { body: { lastContextId: null } });
  await person.redo();
  expect(await person.titles(work.id)).toEqual(['Flow']);
});
