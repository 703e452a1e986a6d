import { limits } from 'my_flow_contract';
import { expect, test } from 'vitest';
import { createPerson, first } from '#src/testing/person.ts';
import { createHousekeeping } from './housekeeping.ts';

const dayMs = 86_400_000;

test('parked flows wake when their day begins, as one act of a rule for each person', async () => {
  const person = createPerson();
  const other = createPerson({ userId: 'other', deps: person.deps });
  const keepHouse = createHousekeeping(person.deps);
  for (const each of [person, other]) {
    const work = await each.addContext('Work');
    for (const title of ['A', 'B']) {
      const { id } = await each.addFlow(work.id, title);
      await each.ask('parkFlow', { params: { flowId: id }, body: { untilDay: '2026-03-03' } });
    }
    const asleep = await each.addFlow(work.id, 'Asleep');
    await each.ask('parkFlow', { params: { flowId: asleep.id }, body: {} });
  }
  person.clock.set('2026-03-02T23:59:59.999Z');
  expect(await keepHouse()).toMatchObject({ wokenCount: 0 });
  person.clock.set('2026-03-03T00:00:00.000Z');
  expect(await Promise.all([keepHouse(), keepHouse()])).toContainEqual({ wokenCount: 4, purgedCount: 0 });
  for (const each of [person, other]) {
    const { items } = await each.ask('listActs');
    expect(first(items)).toMatchObject({ kind: 'flow.wake', author: 'rule', subject: { count: 2 } });
    expect(items.filter((act) => act.kind === 'flow.wake')).toHaveLength(1);
    expect((await each.ask('listFlows', { query: { state: 'parked' } })).items).toMatchObject([{ title: 'Asleep' }]);
  }
});

test('what has been in the trash for 30 days is gone for good, and an undo of it says so', async () => {
  const person = createPerson();
  const work = await person.addContext('Work');
  const flow = await person.addFlow(work.id, 'Old');
  const { act } = await person.ask('trashFlow', { params: { flowId: flow.id } });
  const keepHouse = createHousekeeping(person.deps);
  person.clock.advance(limits.trashDays * dayMs - 1);
  expect(await keepHouse()).toEqual({ wokenCount: 0, purgedCount: 0 });
  person.clock.advance(2);
  expect(await keepHouse()).toEqual({ wokenCount: 0, purgedCount: 1 });
  await expect(person.flow(flow.id)).rejects.toMatchObject({ code: 'not_found' });
  await expect(person.undo(act.id)).rejects.toMatchObject({ code: 'act_conflict', message: /gone for good/ });
});
