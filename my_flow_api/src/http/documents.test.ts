import type { Context, Flow } from 'my_flow_contract';
import { expect, test } from 'vitest';
import { createTestApi, type Person } from '#src/testing/create-test-api.ts';

async function flowOf(person: Person): Promise<Flow> {
  const { contexts } = (
    await person.call('createContext', { body: { name: 'Work', hours: [{ weekdays: [1], from: '09:00', to: '17:00' }] } })
  ).json();
  const body = {
    contextId: contexts[0].id,
    title: 'Write the report',
    notes: 'By hand',
    due: { kind: 'day', day: '2026-03-05' },
    startDay: '2026-03-03',
    estimateMinutes: 45,
    labels: ['paper'],
    recurrence: 'FREQ=WEEKLY;BYDAY=TH',
  };
  return (await person.call('createFlow', { body })).json().flows[0];
}

test('a document comes with its version as ETag, and is not sent again to who has it', async () => {
  const { ada } = await createTestApi();
  const flow = await flowOf(ada);
  const url = `/api/v1/flows/${flow.id}`;
  const first = await ada.get(url);
  expect(first.headers).toMatchObject({ etag: '"v1"', 'cache-control': 'private, no-cache' });
  for (const known of ['"v1"', 'W/"v1"', '"v0", "v1"', '*']) {
    const again = await ada.get(url, { 'if-none-match': known });
    expect([again.statusCode, again.body, again.headers['etag']]).toEqual([304, '', '"v1"']);
  }
  expect((await ada.get(url, { 'if-none-match': '"v2"' })).json()).toEqual(flow);
  expect((await ada.get('/api/v1/preferences')).headers['etag']).toBe('"v0"');
  expect((await ada.get(`/api/v1/contexts/${flow.contextId}`)).headers['etag']).toBe('"v1"');
});

test('If-Match lets an edit through while the version holds, and refuses it after', async () => {
  const { ada } = await createTestApi();
  const flow = await flowOf(ada);
  const edit = (title: string, ifMatch: string) =>
    ada.call('editFlow', { params: { flowId: flow.id }, body: { title } }, { 'if-match': ifMatch });
  expect((await edit('Second', '"v1"')).json().flows[0]).toMatchObject({ title: 'Second', version: 2 });
  const refused = await edit('Third', '"v1"');
  expect(refused.json()).toMatchObject({ code: 'version_mismatch', status: 412 });
  expect((await ada.get(`/api/v1/flows/${flow.id}`)).json().title).toBe('Second');
  expect((await edit('Third', '"v2"')).statusCode).toBe(200);
});

test('null clears a field, absent leaves it, and null is refused where a field is never empty', async () => {
  const { ada } = await createTestApi();
  const flow = await flowOf(ada);
  const edit = (body: object) => ada.call('editFlow', { params: { flowId: flow.id }, body });
  const cleared = (await edit({ due: null, startDay: null, estimateMinutes: null, recurrence: null })).json().flows[0];
  expect(cleared).toMatchObject({
    due: null,
    startDay: null,
    estimateMinutes: null,
    recurrence: null,
    notes: 'By hand',
    labels: ['paper'],
  });
  expect((await edit({ title: null })).json()).toMatchObject({ code: 'invalid_request', issues: [{ path: 'body.title' }] });
  const params = { contextId: flow.contextId };
  const renamed: Context = (await ada.call('editContext', { params, body: { name: 'Office' } })).json().contexts[0];
  expect(renamed.hours).not.toBeNull();
  expect((await ada.call('editContext', { params, body: { hours: null } })).json().contexts[0]).toMatchObject({
    name: 'Office',
    hours: null,
  });
});

test('a key that comes back with another request is refused, and each person has keys of their own', async () => {
  const { ada, bob } = await createTestApi();
  const create = (person: Person, name: string) => person.call('createContext', { body: { name } }, { 'idempotency-key': 'k-1' });
  const first = await create(ada, 'Work');
  expect(first.headers['idempotency-replayed']).toBeUndefined();
  expect((await create(ada, 'Home')).json()).toMatchObject({ code: 'idempotency_key_reused', status: 422 });
  expect((await create(bob, 'Home')).statusCode).toBe(201);
  const replayed = await create(ada, 'Work');
  expect([replayed.statusCode, replayed.headers['idempotency-replayed'], replayed.headers['location']]).toEqual([
    201,
    'true',
    first.headers['location'],
  ]);
});

test('the same request sent twice at the same moment is carried out once', async () => {
  const { ada } = await createTestApi();
  const create = () => ada.call('createContext', { body: { name: 'Work' } }, { 'idempotency-key': 'k-1' });
  const answers = await Promise.all(Array.from({ length: 5 }, create));
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 201, 201, 201, 201]);
  expect(new Set(answers.map((answer) => answer.json().act.id)).size).toBe(1);
});

test('a walk through a list gives every flow once, and a cursor of another list is refused', async () => {
  const { ada } = await createTestApi();
  const { contextId } = await flowOf(ada);
  for (let number = 1; number <= 7; number += 1) await ada.call('createFlow', { body: { contextId, title: `Flow ${number}` } });
  const titles: string[] = [];
  let cursor: string | null = null;
  do {
    const page: { items: Flow[]; nextCursor: string | null } = (
      await ada.call('listFlows', { query: { contextId, limit: 3, ...(cursor === null ? {} : { cursor }) } })
    ).json();
    titles.push(...page.items.map((flow) => flow.title));
    cursor = page.nextCursor;
    if (cursor !== null) expect((await ada.call('listFlows', { query: { state: 'done', cursor } })).json().code).toBe('cursor_invalid');
  } while (cursor !== null);
  expect(titles).toHaveLength(8);
  expect(new Set(titles).size).toBe(8);
  expect((await ada.call('listFlows', { query: { cursor: 'rubbish' } })).json()).toMatchObject({ code: 'cursor_invalid', status: 400 });
});
