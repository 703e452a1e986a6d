import { type LiveEvent, limits } from 'my_flow_contract';
import { expect, onTestFinished, test } from 'vitest';
import type { Bus } from '#src/ports/bus.ts';
import type { Store } from '#src/ports/store.ts';
import { createPerson, type Person } from '#src/testing/person.ts';
import { createFollowActs, type FollowActs } from './follow-acts.ts';

type Options = { afterSeq?: number | null; pollMs?: number; bus?: Bus; followActs?: FollowActs };

/** Follows in the background; `next` waits for the next event. */
function follow(person: Person, { afterSeq = null, pollMs = 60_000, bus = person.bus, followActs }: Options = {}) {
  const gone = new AbortController();
  onTestFinished(() => gone.abort());
  const followed = (followActs ?? createFollowActs({ store: person.store, bus }, { pollMs }))(person.userId, afterSeq, gone.signal);
  const events = followed[Symbol.asyncIterator]();
  return {
    async next(): Promise<LiveEvent> {
      const { done, value } = await events.next();
      if (done) throw new Error('the stream has ended');
      return value;
    },
    events,
    abort: () => gone.abort(),
  };
}

test('it is ready at the newest act, and tells each that follows', async () => {
  const person = createPerson();
  const work = await person.addContext('Work');
  const stream = follow(person);
  expect(await stream.next()).toEqual({ event: 'ready', data: { seq: 1 } });
  const waiting = stream.next();
  const change = await person.ask('createFlow', { body: { contextId: work.id, title: 'A' } });
  expect(await waiting).toEqual({ event: 'act', data: change });
});

test('it replays what came after a number, with the documents as they are by now', async () => {
  const person = createPerson();
  const work = await person.addContext('Work');
  const [a, b] = [await person.addFlow(work.id, 'A'), await person.addFlow(work.id, 'B')];
  await person.ask('editFlow', { params: { flowId: a.id }, body: { title: 'A2' } });
  await person.undo((await person.ask('listActs', { query: { after: 2 } })).items[0]?.id);
  const stream = follow(person, { afterSeq: 1 });
  expect(await stream.next()).toMatchObject({ event: 'ready', data: { seq: 1 } });
  expect(await stream.next()).toMatchObject({ event: 'act', data: { act: { seq: 2 }, flows: [{ title: 'A2' }] } });
  expect(await stream.next()).toMatchObject({ event: 'act', data: { act: { seq: 3 }, flows: [], removedIds: [b.id] } });
  expect(await stream.next()).toMatchObject({ event: 'act', data: { act: { seq: 4 } } });
  expect(await stream.next()).toMatchObject({ event: 'act', data: { act: { seq: 5, kind: 'undo' } } });
});

test('whoever missed too much, or comes from a store that was set back, reads everything again', async () => {
  const person = createPerson();
  const work = await person.addContext('Work');
  for (let number = 0; number < limits.actsPerReplayMax; number += 1) {
    await person.ask('editContext', { params: { contextId: work.id }, body: { hue: (number % 300) + 1 } });
  }
  const seq = limits.actsPerReplayMax + 1;
  const enough = follow(person, { afterSeq: 1 });
  await enough.next();
  expect(await enough.next()).toMatchObject({ event: 'act', data: { act: { seq: 2 } } });
  for (const afterSeq of [0, seq + 1]) {
    const stream = follow(person, { afterSeq });
    await stream.next();
    expect(await stream.next()).toEqual({ event: 'reset', data: { seq } });
  }
  const stream = follow(person, { afterSeq: 0 });
  await stream.next();
  await stream.next();
  await person.addFlow(work.id, 'Next');
  expect(await stream.next()).toMatchObject({ event: 'act', data: { act: { seq: seq + 1 } } });
});

test('an act that comes between a read and the next wait is not missed', async () => {
  const person = createPerson();
  const work = await person.addContext('Work');
  const stream = follow(person);
  await stream.next();
  const seen: number[] = [];
  const reader = (async () => {
    while (seen.length < 200) {
      const event = await stream.next();
      if (event.event === 'act') seen.push(event.data.act.seq);
    }
  })();
  for (let number = 0; number < 200; number += 1) {
    await person.addFlow(work.id, `Flow ${number}`);
    if (number % 7 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  await reader;
  expect(seen).toEqual(Array.from({ length: 200 }, (_, index) => index + 2));
});

test('twenty streams of a person all tell every act, and share the reading', async () => {
  const person = createPerson();
  const work = await person.addContext('Work');
  let reads = 0;
  const store: Store = {
    ...person.store,
    listActs: (userId, query) => {
      reads += 1;
      return person.store.listActs(userId, query);
    },
  };
  const followActs = createFollowActs({ store, bus: person.bus });
  const streams = Array.from({ length: 20 }, () => follow(person, { followActs }));
  for (const stream of streams) await stream.next();
  for (let number = 0; number < 10; number += 1) {
    const waiting = streams.map((stream) => stream.next());
    const { act } = await person.ask('createFlow', { body: { contextId: work.id, title: 'A' } });
    for (const event of await Promise.all(waiting)) expect(event).toMatchObject({ event: 'act', data: { act: { seq: act.seq } } });
  }
  expect(reads).toBe(10);
});

test('a bus that loses every wake-up delays an event, and loses none', async () => {
  const person = createPerson();
  const work = await person.addContext('Work');
  const deaf: Bus = { wake: () => {}, follow: () => () => {}, close: async () => {} };
  const stream = follow(person, { pollMs: 20, bus: deaf });
  await stream.next();
  const waiting = stream.next();
  await person.addFlow(work.id, 'A');
  expect(await waiting).toMatchObject({ event: 'act', data: { flows: [{ title: 'A' }] } });
});

test('it ends when it is aborted, while it waits or before it began, and tells nothing of others', async () => {
  const person = createPerson();
  const stream = follow(person);
  await stream.next();
  const waiting = stream.events.next();
  await createPerson({ userId: 'other', deps: person.deps }).addContext('Theirs');
  stream.abort();
  expect(await waiting).toEqual({ done: true, value: undefined });
  const late = follow(person);
  late.abort();
  const all: LiveEvent[] = [];
  for await (const event of { [Symbol.asyncIterator]: () => late.events }) all.push(event);
  expect(all).toEqual([{ event: 'ready', data: { seq: 0 } }]);
});
