import { expect, test } from 'vitest';
import { createPerson } from '#src/testing/person.ts';

test('pages follow one another; a cursor of another list and a filter of another state are refused', async () => {
  const person = createPerson();
  const work = await person.addContext('Work');
  for (const title of ['C', 'B', 'A']) await person.addFlow(work.id, title);
  const first = await person.ask('listFlows', { query: { contextId: work.id, limit: 2 } });
  expect(first.items.map((flow) => flow.title)).toEqual(['A', 'B']);
  const cursor = first.nextCursor ?? '';
  expect(await person.ask('listFlows', { query: { contextId: work.id, limit: 2, cursor } })).toMatchObject({
    items: [{ title: 'C' }],
    nextCursor: null,
  });
  for (const query of [{ cursor: 'made up' }, { cursor, state: 'done' as const }]) {
    await expect(person.ask('listFlows', { query })).rejects.toMatchObject({ code: 'cursor_invalid' });
  }
  await expect(person.ask('listFlows', { query: { completedSince: '2026-03-02T00:00:00Z' } })).rejects.toMatchObject({
    code: 'invalid_request',
  });
});

test('flows are found by how their words begin; signs alone find nothing', async () => {
  const person = createPerson();
  const work = await person.addContext('Work');
  await person.addFlow(work.id, 'Café menu');
  const find = async (q: string) => (await person.ask('searchFlows', { query: { q } })).items.map((flow) => flow.title);
  expect(await find('cafe men')).toEqual(['Café menu']);
  expect(await find('afé')).toEqual([]);
  expect(await find('!?')).toEqual([]);
});
