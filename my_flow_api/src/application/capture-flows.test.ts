import { expect, test } from 'vitest';
import { createPerson } from '#src/testing/person.ts';

test('a line of several clauses makes its flows as one act, first in their contexts in the order they were said', async () => {
  const person = createPerson();
  const [work, home] = [await person.addContext('Work'), await person.addContext('Home')];
  await person.addFlow(work.id, 'Before');
  const text = 'finish the deck by Friday and call the plumber tomorrow @Home, also buy milk';
  const { act, flows } = await person.ask('capture', { body: { contextId: work.id, text } });
  expect(act).toMatchObject({ kind: 'flow.capture', subject: { title: 'finish the deck', count: 3, contextId: work.id } });
  expect(flows).toMatchObject([
    { contextId: work.id, due: { kind: 'day', day: '2026-03-06' }, source: 'you', priority: 'medium' },
    { contextId: home.id, due: { kind: 'day', day: '2026-03-03' } },
    { contextId: work.id, due: null },
  ]);
  expect(await person.titles(work.id)).toEqual(['finish the deck', 'buy milk', 'Before']);
  await person.undo();
  expect(await person.titles(work.id)).toEqual(['Before']);
  expect(await person.titles(home.id)).toEqual([]);
});

test('a line is read as of the moment it was typed, where the person is', async () => {
  const person = createPerson();
  const work = await person.addContext('Work');
  const dueOf = async (fields: object) =>
    (await person.ask('parseCapture', { body: { contextId: work.id, text: 'Buy milk tomorrow', ...fields } })).clauses[0]?.due;
  expect(await dueOf({})).toEqual({ kind: 'day', day: '2026-03-03' });
  expect(await dueOf({ capturedAt: '2026-02-10T08:00:00Z' })).toEqual({ kind: 'day', day: '2026-02-11' });
  expect(await dueOf({ capturedAt: '2026-03-02T12:00:00Z', zone: 'Pacific/Kiritimati' }).catch((error) => error)).toMatchObject({
    code: 'invalid_request',
  });
  expect(await dueOf({ capturedAt: '2026-03-01T12:00:00Z', zone: 'Pacific/Kiritimati' })).toEqual({ kind: 'day', day: '2026-03-03' });
  await person.ask('editPreferences', { body: { zone: 'Pacific/Kiritimati' } });
  expect(await dueOf({ capturedAt: '2026-03-01T12:00:00Z' })).toEqual({ kind: 'day', day: '2026-03-03' });
});

test.each([
  ['too long ago', -31 * 86_400_000],
  ['in the future', 6 * 60_000],
])('a moment %s is refused', async (_, offsetMs) => {
  const person = createPerson();
  const work = await person.addContext('Work');
  const capturedAt = new Date(person.clock.nowMs() + offsetMs).toISOString();
  await expect(person.ask('capture', { body: { contextId: work.id, text: 'Buy milk', capturedAt } })).rejects.toMatchObject({
    code: 'invalid_request',
  });
});

test('a clock that is a little ahead is no fault', async () => {
  const person = createPerson();
  const work = await person.addContext('Work');
  const capturedAt = new Date(person.clock.nowMs() + 4 * 60_000).toISOString();
  await person.ask('capture', { body: { contextId: work.id, text: 'Buy milk', capturedAt } });
});

test('a name of an archived context is no context; nothing is captured into one', async () => {
  const person = createPerson();
  const [work, home] = [await person.addContext('Work'), await person.addContext('Home')];
  await person.ask('archiveContext', { params: { contextId: home.id } });
  const { clauses } = await person.ask('parseCapture', { body: { contextId: work.id, text: 'Buy milk @Home' } });
  expect(clauses).toMatchObject([{ contextId: null, unknownContextName: 'Home' }]);
  await expect(person.ask('capture', { body: { contextId: home.id, text: 'Buy milk' } })).rejects.toMatchObject({ code: 'invalid_state' });
});
