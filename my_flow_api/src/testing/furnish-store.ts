import { defaultPreferences } from 'my_flow_contract';
import type { Store } from '#src/ports/store.ts';
import { buildContext, buildFlow, buildId } from './builders.ts';
import { at, createPerson, flowTo, preferencesTo } from './store-person.ts';

/** What a furnished store is looked into for. */
export const furnished = { words: ['launch', 'ünï', '界', 'first', 'nothing'], keys: ['key-one', 'key-two', 'no-such-key'] };

/** Gives a store a person who has everything that a store can hold, in every state, and one whose name sorts beyond the basic plane. */
export async function furnishStore(store: Store) {
  const ada = await furnishPerson(store, 'ada');
  const others = [await furnishPerson(store, '\u{1F600}'), await furnishPerson(store, '\uFFFD')];
  const nobody = createPerson(store, 'nobody');
  return { ada, people: [ada, ...others, nobody], userIds: [ada, ...others, nobody].map(({ userId }) => userId) };
}

async function furnishPerson(store: Store, name: string) {
  const person = createPerson(store, name);
  const context = await person.addContext(buildContext({ name: 'Work', hours: [{ weekdays: [1, 2], from: '09:00', to: '17:00' }] }));
  await person.addContext(buildContext({ name: 'Shut', archivedAt: at }));
  // The trash may hold a context whose name another has taken since.
  await person.addContext(buildContext({ name: 'work', trashedAt: at }));
  const contextId = context.id;
  const plain = Array.from({ length: 12 }, (_, index) => buildFlow({ contextId, title: `Launch ${index}`, labels: ['ünïcode'] }));
  await person.addFlows(...plain, ...inEveryState(contextId));
  await person.act([preferencesTo(defaultPreferences, { ...defaultPreferences, zone: 'Europe/Vienna', theme: 'light', version: 1 })], {
    kind: 'preferences.edit',
  });
  const [first = buildFlow(), second = buildFlow(), third = buildFlow()] = plain;
  await person.act([flowTo(first, { ...first, notes: 'a word: 界隈 \u0000 “quoted”', version: 2 })], {
    idempotency: { key: 'key-one', fingerprint: 'one' },
  });
  const done = { ...second, state: 'done' as const, completedAt: at, version: 2 };
  const completed = await person.act([flowTo(second, done)], {
    kind: 'flow.complete',
    idempotency: { key: 'key-two', fingerprint: 'two' },
  });
  await person.act([flowTo(done, { ...second, version: 3 })], {
    kind: 'undo',
    undoes: completed.id,
    undone: [{ actId: completed.id, was: null, by: 'this' }],
  });
  await person.act([flowTo(third, null)], { author: 'rule' });
  return { ...person, context, first: { ...first, notes: 'a word: 界隈 \u0000 “quoted”', version: 2 } };
}

function inEveryState(contextId: string) {
  const due = { kind: 'instant', at: '2026-03-04T16:00:00.000Z', zone: 'Europe/Vienna' } as const;
  return [
    buildFlow({ contextId, state: 'done', completedAt: '2026-03-03T09:00:00Z', due, estimateMinutes: 30 }),
    buildFlow({ contextId, state: 'done', completedAt: '2026-03-04T09:00:00.5Z', source: 'api' }),
    buildFlow({ contextId, state: 'parked', parkedUntilDay: '2026-03-09', wakesAt: '2026-03-09T00:00:00.000Z' }),
    buildFlow({ contextId, state: 'parked' }),
    buildFlow({ contextId, state: 'archived', updatedAt: '2026-03-01T09:00:00.000Z' }),
    buildFlow({ contextId, trashedAt: at, state: 'parked', wakesAt: '2026-03-09T00:00:00.000Z' }),
    buildFlow({
      contextId,
      due: { kind: 'day', day: '2026-03-04' },
      startDay: '2026-03-01',
      recurrence: 'FREQ=WEEKLY;BYDAY=FR',
      sample: true,
    }),
    buildFlow({ contextId, steps: [{ id: buildId('step'), title: 'First', done: true }], sourceMessageId: 'msg_1', priority: 'high' }),
  ];
}
