import { type ChangeResult, limits } from 'my_flow_contract';
import { expect, test } from 'vitest';
import type { Store } from '#src/ports/store.ts';
import { createDependencies, createPerson, first, type Person } from '#src/testing/person.ts';
import { createUseCases } from './use-cases.ts';

const idempotency = { key: 'key-1', fingerprint: 'create A' };

test('a repeated request is carried out once, and answered with the documents as they are by then', async () => {
  const person = createPerson();
  const work = await person.addContext('Work');
  const body = { contextId: work.id, title: 'A' };
  const made = await person.ask('createFlow', { body }, { idempotency });
  const flow = first(made.flows);
  await person.ask('editFlow', { params: { flowId: flow.id }, body: { title: 'A, edited' } });
  const repeated = await person.ask('createFlow', { body }, { idempotency });
  expect(repeated.act).toEqual(made.act);
  expect(repeated.flows).toMatchObject([{ id: flow.id, title: 'A, edited' }]);
  expect(await person.titles(work.id)).toEqual(['A, edited']);

  await person.ask('trashFlow', { params: { flowId: flow.id } });
  person.clock.advance((limits.trashDays + 1) * 86_400_000);
  await person.store.purgeTrash(person.clock.now(), 10);
  const afterPurge = await person.ask('createFlow', { body }, { idempotency });
  expect(afterPurge).toMatchObject({ flows: [], removedIds: [flow.id] });
});

test('the answer says that it is a replay', async () => {
  const deps = createDependencies();
  const useCases = createUseCases(deps);
  const caller = { userId: 'person', author: 'you', requestId: null, idempotency } as const;
  const request = { params: undefined, query: undefined, body: { name: 'Work', icon: '💼', hue: 10, hours: null } };
  expect(await useCases.createContext(caller, request)).not.toHaveProperty('replayed');
  expect(await useCases.createContext(caller, request)).toHaveProperty('replayed', true);
});

test('a key of another request is refused; another person may have the same one', async () => {
  const person = createPerson();
  await person.ask('createContext', { body: { name: 'Work' } }, { idempotency });
  const other = { key: idempotency.key, fingerprint: 'create B' };
  await expect(person.ask('createContext', { body: { name: 'Home' } }, { idempotency: other })).rejects.toMatchObject({
    code: 'idempotency_key_reused',
  });
  const neighbour = createPerson({ userId: 'neighbour', deps: person.deps });
  await neighbour.ask('createContext', { body: { name: 'Home' } }, { idempotency: other });
});

test('twins that arrive at the same moment come to one act, also where a second would be refused', async () => {
  const person = createPerson();
  const work = await person.addContext('Work');
  const flow = await person.addFlow(work.id, 'A');
  const key = { key: 'twin', fingerprint: 'complete' };
  const twins = await Promise.all(
    Array.from({ length: 10 }, () => person.ask('completeFlow', { params: { flowId: flow.id } }, { idempotency: key })),
  );
  expect(new Set(twins.map(({ act }) => act.id)).size).toBe(1);
  expect(await person.store.lastSeq(person.userId)).toBe(3);
});

test('a refusal that comes of a twin being quicker is answered like the twin', async () => {
  const deps = createDependencies();
  const quick = createPerson({ deps });
  const work = await quick.addContext('Work');
  const flow = await quick.addFlow(work.id, 'A');
  const complete = (person: Person) =>
    person.ask('completeFlow', { params: { flowId: flow.id } }, { idempotency: { key: 'twin', fingerprint: 'complete' } });
  const twins: Promise<ChangeResult>[] = [];
  const store: Store = {
    ...deps.store,
    // Between the look-up of the key and the decision the twin is carried out from beginning to end.
    async findActByKey(userId, key) {
      const found = await deps.store.findActByKey(userId, key);
      if (twins.length === 0) twins.push(complete(quick));
      await Promise.all(twins);
      return found;
    },
  };
  const slow = await complete(createPerson({ deps: { ...deps, store } }));
  expect(await Promise.all(twins)).toEqual([slow]);
});

test('two that edit different fields at the same moment both succeed', async () => {
  const person = createPerson();
  const work = await person.addContext('Work');
  const { id } = await person.addFlow(work.id, 'A');
  const params = { flowId: id };
  await Promise.all([
    person.ask('editFlow', { params, body: { title: 'B' } }),
    person.ask('editFlow', { params, body: { priority: 'high' } }),
    person.ask('editFlow', { params, body: { labels: ['x'] } }),
  ]);
  expect(await person.flow(id)).toMatchObject({ title: 'B', priority: 'high', labels: ['x'], version: 4 });
});

test('it gives up in words after deciding five times', async () => {
  const deps = createDependencies();
  let commits = 0;
  const store: Store = {
    ...deps.store,
    commit: async () => {
      commits += 1;
      return { status: 'conflict' };
    },
  };
  const person = createPerson({ deps: { ...deps, store } });
  await expect(person.ask('createContext', { body: { name: 'Work' } })).rejects.toMatchObject({ code: 'write_conflict' });
  expect(commits).toBe(5);
});

test('If-Match refuses a version that was not read, and passes the one that was', async () => {
  const person = createPerson();
  const work = await person.addContext('Work');
  const params = { contextId: work.id };
  await person.ask('editContext', { params, body: { hue: 1 } }, { ifVersion: 1 });
  await expect(person.ask('editContext', { params, body: { hue: 2 } }, { ifVersion: 1 })).rejects.toMatchObject({
    code: 'version_mismatch',
  });
  await expect(person.ask('editPreferences', { body: { theme: 'light' } }, { ifVersion: 3 })).rejects.toMatchObject({
    code: 'version_mismatch',
  });
  await person.ask('editPreferences', { body: { theme: 'light' } }, { ifVersion: 0 });
});

test('an edit that changes nothing writes no act, and is answered with the newest act on the document', async () => {
  const person = createPerson();
  const work = await person.addContext('Work');
  const flow = await person.addFlow(work.id, 'A', { labels: ['x'] });
  const edited = await person.ask('editFlow', { params: { flowId: flow.id }, body: { priority: 'low' } });
  const same = await person.ask('editFlow', { params: { flowId: flow.id }, body: { title: 'A', labels: ['x'], due: null } });
  expect(same.act).toEqual(edited.act);
  expect(same.flows).toEqual(edited.flows);
  const first = await person.ask('editPreferences', { body: { theme: 'dark' } });
  expect(first).toMatchObject({ act: { author: 'rule' }, preferences: { theme: 'dark', version: 1 } });
  expect((await person.ask('editPreferences', { body: { theme: 'dark' } })).act).toEqual(first.act);
  expect(await person.store.lastSeq(person.userId)).toBe(4);
});

test('an act on more documents than fit an answer says so', async () => {
  const person = createPerson();
  const work = await person.addContext('Work');
  for (let number = 0; number <= limits.changedItemsPerAnswerMax; number += 1) await person.addFlow(work.id, `Flow ${number}`);
  const { flows, contexts, truncated } = await person.ask('deleteContext', { params: { contextId: work.id } });
  expect(truncated).toBe(true);
  expect(flows.length + contexts.length).toBe(limits.changedItemsPerAnswerMax);
});

test("another person's things do not exist", async () => {
  const person = createPerson();
  const work = await person.addContext('Work');
  const flow = await person.addFlow(work.id, 'Private');
  const { act } = await person.ask('completeFlow', { params: { flowId: flow.id } });
  const other = createPerson({ userId: 'other', deps: person.deps });
  const theirs = await other.addContext('Theirs');
  const params = { flowId: flow.id };
  const notFound = { code: 'not_found' };
  await expect(other.flow(flow.id)).rejects.toMatchObject(notFound);
  await expect(other.ask('reopenFlow', { params })).rejects.toMatchObject(notFound);
  await expect(other.ask('moveFlow', { params, body: { contextId: theirs.id } })).rejects.toMatchObject(notFound);
  await expect(other.ask('createFlow', { body: { contextId: work.id, title: 'X' } })).rejects.toMatchObject(notFound);
  await expect(other.ask('mergeContext', { params: { contextId: theirs.id }, body: { intoId: work.id } })).rejects.toMatchObject(notFound);
  await expect(other.ask('parseCapture', { body: { contextId: work.id, text: 'X' } })).rejects.toMatchObject(notFound);
  await expect(other.undo(act.id)).rejects.toMatchObject(notFound);
  await expect(other.redo(act.id)).rejects.toMatchObject(notFound);
});
