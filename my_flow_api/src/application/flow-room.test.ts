import { limits } from 'my_flow_contract';
import { expect, test } from 'vitest';
import { flowChange } from '#src/domain/acts/document-change.ts';
import { buildFlow } from '#src/testing/builders.ts';
import { createPerson, first } from '#src/testing/person.ts';

test('a full context takes no flow in any way, until one of its flows goes', async () => {
  const person = createPerson();
  const [work, home] = [await person.addContext('Work'), await person.addContext('Home')];
  const weekly = await person.addFlow(work.id, 'Weekly', { recurrence: 'FREQ=WEEKLY' });
  const gone = await person.addFlow(work.id, 'Gone');
  await person.ask('trashFlow', { params: { flowId: gone.id } });
  const elsewhere = await person.addFlow(home.id, 'Elsewhere');
  const flows = Array.from({ length: limits.flowsPerContextMax - 1 }, () => buildFlow({ contextId: work.id }));
  await person.store.commit(person.userId, {
    id: person.ids.next('act'),
    at: person.clock.now(),
    origin: { author: 'you', requestId: null, turnId: null },
    draft: {
      kind: 'flow.create',
      subject: { title: 'Many', count: flows.length, contextId: work.id },
      changes: flows.map((flow) => flowChange(null, flow)),
    },
  });

  const full = { code: 'limit_reached' };
  const move = { type: 'move', contextId: work.id } as const;
  await expect(person.addFlow(work.id, 'One more')).rejects.toMatchObject(full);
  await expect(person.ask('capture', { body: { contextId: work.id, text: 'One more' } })).rejects.toMatchObject(full);
  await expect(person.ask('completeFlow', { params: { flowId: weekly.id } })).rejects.toMatchObject(full);
  await expect(person.ask('duplicateFlow', { params: { flowId: weekly.id } })).rejects.toMatchObject(full);
  await expect(person.ask('restoreFlow', { params: { flowId: gone.id } })).rejects.toMatchObject(full);
  await expect(person.ask('moveFlow', { params: { flowId: elsewhere.id }, body: { contextId: work.id } })).rejects.toMatchObject(full);
  await expect(person.ask('bulkFlows', { body: { flowIds: [elsewhere.id], action: move } })).rejects.toMatchObject(full);
  await expect(person.ask('mergeContext', { params: { contextId: home.id }, body: { intoId: work.id } })).rejects.toMatchObject(full);

  await person.ask('trashFlow', { params: { flowId: first(flows).id } });
  await person.ask('completeFlow', { params: { flowId: weekly.id } });
}, 20_000);

test('a context with very many flows goes into the trash and comes back as one act each, and so does the undo', async () => {
  const person = createPerson();
  const work = await person.addContext('Work');
  const flows = Array.from({ length: 2_000 }, () => buildFlow({ contextId: work.id }));
  await person.store.commit(person.userId, {
    id: person.ids.next('act'),
    at: person.clock.now(),
    origin: { author: 'you', requestId: null, turnId: null },
    draft: {
      kind: 'flow.create',
      subject: { title: 'Many', count: flows.length, contextId: work.id },
      changes: flows.map((flow) => flowChange(null, flow)),
    },
  });
  await person.ask('deleteContext', { params: { contextId: work.id } });
  expect(await person.store.countFlows(person.userId, work.id)).toBe(0);
  await person.ask('restoreContext', { params: { contextId: work.id } });
  expect(await person.store.countFlows(person.userId, work.id)).toBe(2_000);
  await person.undo();
  await person.undo();
  expect(await person.store.countFlows(person.userId, work.id)).toBe(2_000);
}, 20_000);
