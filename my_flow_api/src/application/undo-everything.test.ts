import fc from 'fast-check';
import { type Context, type Flow, flowListStateSchema } from 'my_flow_contract';
import { expect, test } from 'vitest';
import { Failure } from '#src/domain/failure.ts';
import { createDependencies, createPerson, type Person } from '#src/testing/person.ts';

type Deed = { readonly what: number; readonly which: number; readonly where: number };

const deed: fc.Arbitrary<Deed> = fc.record({ what: fc.nat(), which: fc.nat(), where: fc.nat() });
const rounds = 60;

test('whatever was done, undoing all of it gives back what was there, and redoing all of it what came of it', async () => {
  const deps = createDependencies();
  let people = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 1, maxLength: 25 }), async (deeds) => {
      people += 1;
      const person = createPerson({ userId: `person-${people}`, deps });
      await settle(person);
      const before = await everything(person);
      const done = (await person.ask('listActs', { query: { limit: 200 } })).items.length;
      for (const each of deeds) await carryOut(person, each);
      const after = await everything(person);
      const acts = (await person.ask('listActs', { query: { limit: 200 } })).items.length - done;

      for (let count = 0; count < acts; count += 1) await person.undo();
      expect(await everything(person)).toEqual(before);
      for (let count = 0; count < acts; count += 1) await person.redo();
      expect(await everything(person)).toEqual(after);
      for (let count = 0; count < acts; count += 1) await person.undo();
      expect(await everything(person)).toEqual(before);
    }),
    { numRuns: rounds },
  );
}, 60_000);

/** Two contexts with three flows to begin with. */
async function settle(person: Person): Promise<void> {
  const [work, home] = [await person.addContext('Work'), await person.addContext('Home')];
  await person.addFlow(work.id, 'Draft', { due: { kind: 'day', day: '2026-03-03' }, labels: ['x'] });
  await person.addFlow(work.id, 'Weekly', { recurrence: 'FREQ=WEEKLY', due: { kind: 'day', day: '2026-03-02' } });
  await person.addFlow(home.id, 'Plants');
}

/** One of everything that can be done, to one of the documents; what is refused leaves no trace. */
async function carryOut(person: Person, { what, which, where }: Deed): Promise<void> {
  const { contexts, flows } = await documents(person);
  const params = { flowId: pick(flows, which)?.id ?? '' };
  const context = { contextId: pick(contexts, where)?.id ?? '' };
  const other = { contextId: pick(contexts, where + which)?.id ?? '' };
  const flowIds = flows.filter((_, index) => (which + index) % 2 === 0).map((flow) => flow.id);
  const some = flowIds.length > 0 ? flowIds : [params.flowId];
  const deeds: (() => Promise<unknown>)[] = [
    () => person.ask('createFlow', { body: { ...context, title: `New ${which}` } }),
    () => person.ask('editFlow', { params, body: { title: `Edited ${where % 3}`, due: null, notes: `${which}` } }),
    () => person.ask('completeFlow', { params }),
    () => person.ask('reopenFlow', { params }),
    () => person.ask('parkFlow', { params, body: { untilDay: '2026-04-01' } }),
    () => person.ask('archiveFlow', { params }),
    () => person.ask('trashFlow', { params }),
    () => person.ask('restoreFlow', { params }),
    () => person.ask('duplicateFlow', { params }),
    () => person.ask('splitFlow', { params, body: { titles: ['One', 'Two'] } }),
    () => person.ask('moveFlow', { params, body: { ...context, afterId: null } }),
    () => person.ask('moveFlow', { params, body: { afterId: pick(flows, where)?.id ?? null } }),
    () => person.ask('bulkFlows', { body: { flowIds: some, action: { type: 'complete' } } }),
    () => person.ask('bulkFlows', { body: { flowIds: some, action: { type: 'move', ...context } } }),
    () => person.ask('bulkFlows', { body: { flowIds: some, action: { type: 'restore' } } }),
    () => person.ask('bulkFlows', { body: { flowIds: some, action: { type: 'edit', edit: { labels: [`${where % 5}`] } } } }),
    () => person.ask('capture', { body: { ...context, text: 'Buy milk tomorrow' } }),
    () => person.ask('createContext', { body: { name: `Context ${where % 6}` } }),
    () => person.ask('editContext', { params: context, body: { hue: which % 360, name: `Named ${which % 4}` } }),
    () => person.ask('reorderContext', { params: context, body: { afterId: which % 2 === 0 ? null : other.contextId } }),
    () => person.ask('archiveContext', { params: context }),
    () => person.ask('restoreContext', { params: context }),
    () => person.ask('mergeContext', { params: context, body: { intoId: other.contextId } }),
    () => person.ask('deleteContext', { params: context }),
    () => person.ask('deleteContext', { params: context, query: { destinationId: other.contextId } }),
    () => person.ask('addSampleData'),
    () => person.ask('removeSampleData'),
    () => person.ask('editPreferences', { body: { zone: 'Europe/Vienna', weekStart: which % 2 === 0 ? 1 : 7 } }),
    () => person.ask('editPreferences', { body: { theme: which % 2 === 0 ? 'light' : 'system' } }),
  ];
  try {
    await pick(deeds, what)?.();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
  }
}

/** All documents without their bookkeeping, which does not go back. */
async function everything(person: Person) {
  const { contexts, flows } = await documents(person);
  const plain = <Document extends { id: string }>(list: Document[]) =>
    list.map((document) => ({ ...document, updatedAt: '', version: 0 })).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const open = new Set(contexts.filter((context) => context.trashedAt === null).map((context) => context.id));
  const homeless = flows.filter((flow) => flow.trashedAt === null && !open.has(flow.contextId));
  expect(homeless).toEqual([]);
  const preferences = { ...(await person.ask('getPreferences')), version: 0 };
  return { contexts: plain(contexts), flows: plain(flows), preferences };
}

async function documents(person: Person): Promise<{ contexts: Context[]; flows: Flow[] }> {
  const contexts = [];
  for (const state of ['active', 'archived', 'trashed'] as const)
    contexts.push(...(await person.ask('listContexts', { query: { state } })).items);
  const flows = [];
  for (const state of flowListStateSchema.options) flows.push(...(await person.ask('listFlows', { query: { state, limit: 200 } })).items);
  return { contexts, flows };
}

function pick<Item>(items: readonly Item[], index: number): Item | undefined {
  return items[index % Math.max(items.length, 1)];
}
