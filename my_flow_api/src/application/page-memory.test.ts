import { expect, test } from 'vitest';
import { createPerson } from '#src/testing/person.ts';
import { createPageMemory } from './page-memory.ts';

test('a page is found behind the act it was read behind, and behind no other', () => {
  const memory = createPageMemory();
  const page = Buffer.from('page');
  memory.keep('ada', 3, page);
  expect(memory.find('ada', 3)).toBe(page);
  expect([memory.find('ada', 4), memory.find('ada', 2), memory.find('bob', 3)]).toEqual([null, null, null]);
  const newer = Buffer.from('newer');
  memory.keep('ada', 4, newer);
  expect([memory.find('ada', 3), memory.find('ada', 4)]).toEqual([null, newer]);
});

test('no more is held than so many bytes, those kept longest go first', () => {
  const memory = createPageMemory(10);
  for (const name of ['a', 'b', 'a', 'c']) memory.keep(name, 1, Buffer.from('1234'));
  expect(['a', 'b', 'c'].filter((name) => memory.find(name, 1) !== null)).toEqual(['a', 'c']);
  memory.keep('d', 1, Buffer.from('longer than all there is room for'));
  expect(['a', 'c', 'd'].filter((name) => memory.find(name, 1) !== null)).toEqual([]);
  memory.keep('e', 1, Buffer.from('1234567890'));
  expect(memory.find('e', 1)).not.toBeNull();
});

test('a list that was read before shows every change since, of flows and of what is undone, and not that of another person or state', async () => {
  const ada = createPerson();
  const work = await ada.addContext('Work');
  const home = await ada.addContext('Home');
  const titles = async (contextId = work.id, state: 'open' | 'done' = 'open') => {
    const { items } = await ada.ask('listFlows', { query: { contextId, state } });
    return items.map((flow) => flow.title);
  };
  const [first, second] = [await ada.addFlow(work.id, 'First'), await ada.addFlow(work.id, 'Second')];
  expect([await titles(), await titles()]).toEqual([
    ['Second', 'First'],
    ['Second', 'First'],
  ]);
  await ada.ask('editFlow', { params: { flowId: first.id }, body: { title: 'Edited' } });
  expect(await titles()).toEqual(['Second', 'Edited']);
  await ada.ask('moveFlow', { params: { flowId: second.id }, body: { contextId: home.id } });
  expect([await titles(), await titles(home.id), await titles(work.id, 'done')]).toEqual([['Edited'], ['Second'], []]);
  await ada.ask('completeFlow', { params: { flowId: first.id } });
  expect([await titles(), await titles(work.id, 'done')]).toEqual([[], ['Edited']]);
  await ada.undo();
  expect([await titles(), await titles(work.id, 'done')]).toEqual([['Edited'], []]);
  while ((await ada.store.lastSeq('bob')) < (await ada.store.lastSeq('person'))) {
    await ada.ask('createContext', { body: { name: `Room ${await ada.store.lastSeq('bob')}` } }, { userId: 'bob' });
  }
  expect((await ada.ask('listFlows', { query: { contextId: work.id } }, { userId: 'bob' })).items).toEqual([]);
  expect((await ada.ask('listFlows', { query: { contextId: work.id, limit: 1 } })).items).toHaveLength(1);
});
