import { type Cache, createCache } from 'my_flow_cache';
import type { ContextSummary, Due } from 'my_flow_contract';
import { expect, test } from 'vitest';
import type { Store } from '#src/ports/store.ts';
import { createDependencies, createPerson, first, mondayMorning, type Person } from '#src/testing/person.ts';
import { createSeededRandom } from '#src/testing/seeded-random.ts';

type Options = { readonly cache?: Partial<Cache> };

/** A person whose summaries are kept, how often they were counted, and a twin over the same store who always counts. */
async function keeping({ cache: overrides = {} }: Options = {}) {
  const deps = createDependencies();
  const counted = { times: 0, before: async () => {} };
  const store: Store = {
    ...deps.store,
    async summarizeContexts(userId, frame) {
      counted.times += 1;
      const items = await deps.store.summarizeContexts(userId, frame);
      await counted.before();
      return items;
    },
  };
  const cache = { ...(await createCache({ redis: null, prefix: '' })), ...overrides };
  const person = createPerson({ deps: { ...deps, store, cache } });
  const twin = createPerson({ deps });
  return { person, twin, counted, deps };
}

async function summary(person: Person): Promise<ContextSummary> {
  return first((await person.ask('summarizeContexts')).items);
}

const dueAt = (at: string): Due => ({ kind: 'instant', at, zone: 'UTC' });

test('what nobody changed is counted once, and says the same', async () => {
  const { person, twin, counted } = await keeping();
  const work = await person.addContext('Work');
  await person.addFlow(work.id, 'A "quoted" 👩‍👩‍👧 title\n');
  const kept = [await person.ask('summarizeContexts'), await person.ask('summarizeContexts'), await person.ask('summarizeContexts')];
  expect(counted.times).toBe(1);
  for (const each of kept) expect(each).toEqual(await twin.ask('summarizeContexts'));
});

test('every write makes it void, whoever wrote: through another replica, an undo, a rule', async () => {
  const { person, twin } = await keeping();
  const work = await person.addContext('Work');
  const flow = await person.addFlow(work.id, 'A');
  expect((await summary(person)).open).toBe(1);
  await twin.addFlow(work.id, 'B');
  expect((await summary(person)).open).toBe(2);
  await twin.undo();
  expect((await summary(person)).open).toBe(1);
  await twin.ask('completeFlow', { params: { flowId: flow.id } }, { author: 'rule' });
  expect(await summary(person)).toMatchObject({ open: 0, doneToday: 1 });
});

test('counts go with the time: an instant passes, a day ends, and the zone in which it ends is another', async () => {
  const { person, counted, deps } = await keeping();
  const work = await person.addContext('Work');
  await person.addFlow(work.id, 'At noon', { due: dueAt('2026-03-02T12:00:00.500Z') });
  await person.addFlow(work.id, 'On the day', { due: { kind: 'day', day: '2026-03-02' } });
  const at = async (moment: string) => {
    deps.clock.set(moment);
    // Asking moves the clock on by a second.
    deps.clock.advance(-1_000);
    const { overdue, dueToday } = await summary(person);
    return [overdue, dueToday];
  };
  expect(await at('2026-03-02T09:30:00.000Z')).toEqual([0, 2]);
  expect(await at('2026-03-02T12:00:00.500Z')).toEqual([0, 2]);
  expect(counted.times).toBe(1);
  expect(await at('2026-03-02T12:00:00.501Z')).toEqual([1, 1]);
  expect(await at('2026-03-02T23:59:59.999Z')).toEqual([1, 1]);
  expect(counted.times).toBe(2);
  expect(await at('2026-03-03T00:00:00.000Z')).toEqual([2, 0]);
  await person.ask('editPreferences', { body: { zone: 'America/Los_Angeles' } });
  expect(await at('2026-03-03T00:00:01.000Z')).toEqual([1, 1]);
  expect(await at(mondayMorning)).toEqual([0, 2]);
});

test('a count that began before a write and ended after it is not used behind the write', async () => {
  const { person, twin, counted } = await keeping();
  const work = await person.addContext('Work');
  const gate = Promise.withResolvers<void>();
  counted.before = () => gate.promise;
  const slow = person.ask('summarizeContexts');
  await expect.poll(() => counted.times).toBe(1);
  counted.before = async () => {};
  await twin.addFlow(work.id, 'Written meanwhile');
  expect((await summary(person)).open).toBe(1);
  gate.resolve();
  await slow;
  expect((await summary(person)).open).toBe(1);
});

test.each([
  ['loses everything', { get: async () => null }],
  ['gives back rubbish', { get: async () => '12 rubbish' }],
  ['gives back what it had before', { set: async () => {} }],
])('a cache that %s makes nothing wrong', async (_what, cache) => {
  const { person } = await keeping({ cache });
  const work = await person.addContext('Work');
  for (const open of [1, 2, 3]) {
    await person.addFlow(work.id, 'A');
    expect((await summary(person)).open).toBe(open);
  }
});

test('people are kept apart', async () => {
  const { person } = await keeping();
  await person.addContext('Work');
  await summary(person);
  const other = createPerson({ userId: 'other', deps: person.deps });
  expect((await other.ask('summarizeContexts')).items).toEqual([]);
});

test('over a thousand steps of all kinds it says what counting says', async () => {
  const { person, twin, counted } = await keeping();
  const below = createSeededRandom(7);
  const pick = <Item>(items: readonly Item[]): Item => first(items.slice(below(items.length)));
  const rooms = [await person.addContext('Work'), await person.addContext('Home')];
  const flowIds: string[] = [];
  const steps = [
    async () => {
      const soon = new Date(person.deps.clock.nowMs() + below(7_200_000)).toISOString();
      flowIds.push((await person.addFlow(pick(rooms).id, 'Flow', below(2) === 0 ? { due: dueAt(soon) } : {})).id);
    },
    () => twin.ask('completeFlow', { params: { flowId: pick(flowIds) } }),
    () => person.ask('trashFlow', { params: { flowId: pick(flowIds) } }),
    () => twin.undo(),
    async () => person.deps.clock.advance(below(1_800_000)),
    async () => person.deps.clock.advance(below(1_000)),
    async () => {},
    async () => {},
  ];
  await steps[0]?.();
  let asked = 0;
  for (let step = 0; step < 1_000; step += 1) {
    // What cannot be done any more is refused, which changes nothing.
    await Promise.resolve(pick(steps)()).catch(() => {});
    const own = await person.ask('summarizeContexts');
    asked += 1;
    person.deps.clock.advance(-1_000);
    expect(own).toEqual(await twin.ask('summarizeContexts'));
  }
  expect(counted.times).toBeLessThan(asked);
});
