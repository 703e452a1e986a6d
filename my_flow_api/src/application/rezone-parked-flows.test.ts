import { limits } from 'my_flow_contract';
import { expect, test } from 'vitest';
import { createPerson, type Person } from '#src/testing/person.ts';

async function park(person: Person, contextId: string, untilDay: string | null): Promise<string> {
  const { id } = await person.addFlow(contextId, `Until ${untilDay}`);
  await person.ask('parkFlow', { params: { flowId: id }, body: { untilDay } });
  return id;
}

test('who moves to another zone has parked flows wake as the day begins there, and undo takes that back too', async () => {
  const person = createPerson();
  const work = await person.addContext('Work');
  await person.ask('editPreferences', { body: { zone: 'Europe/Vienna' } });
  // On 29 March 2026 the clocks of Vienna go forward, on the 8th those of New York had.
  const [winter, summer] = [await park(person, work.id, '2026-03-10'), await park(person, work.id, '2026-03-30')];
  const [forever, trashed] = [await park(person, work.id, null), await park(person, work.id, '2026-03-10')];
  await person.ask('trashFlow', { params: { flowId: trashed } });
  const wakesAt = () => Promise.all([winter, summer, forever, trashed].map(async (id) => (await person.flow(id)).wakesAt));
  const vienna = ['2026-03-09T23:00:00.000Z', '2026-03-29T22:00:00.000Z', null, '2026-03-09T23:00:00.000Z'];
  expect(await wakesAt()).toEqual(vienna);

  const order = async () => (await person.ask('listFlows', { query: { state: 'parked' } })).items.map(({ id }) => id);
  const before = await order();
  const { act, flows, preferences } = await person.ask('editPreferences', { body: { zone: 'America/New_York' } });
  expect([act.subject.title, preferences?.zone, flows.length]).toEqual(['Preferences', 'America/New_York', 3]);
  expect(await wakesAt()).toEqual(['2026-03-10T04:00:00.000Z', '2026-03-30T04:00:00.000Z', null, '2026-03-10T04:00:00.000Z']);
  expect(await order()).toEqual(before);

  await person.undo();
  expect(await wakesAt()).toEqual(vienna);
});

test('every page of them', async () => {
  const person = createPerson();
  const work = await person.addContext('Work');
  const ids = [];
  for (let number = 0; number <= limits.pageItemsMax; number += 1) ids.push(await park(person, work.id, '2026-06-01'));
  const { truncated } = await person.ask('editPreferences', { body: { zone: 'Asia/Tokyo' } });
  expect(truncated).toBe(true);
  for (const id of ids) expect(await person.flow(id)).toMatchObject({ wakesAt: '2026-05-31T15:00:00.000Z' });
});

test('an edit that leaves the zone leaves the flows', async () => {
  const person = createPerson();
  const work = await person.addContext('Work');
  await park(person, work.id, '2026-06-01');
  expect(await person.ask('editPreferences', { body: { zone: 'UTC', theme: 'light' } })).toMatchObject({ flows: [] });
});
