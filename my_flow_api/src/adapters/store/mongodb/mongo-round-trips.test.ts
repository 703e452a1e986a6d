import type { Document } from 'mongodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createInProcessBus } from '#src/adapters/bus/in-process/in-process-bus.ts';
import { createUlidIds } from '#src/adapters/ids/ulid/ulid-ids.ts';
import type { UseCaseName } from '#src/application/dependencies.ts';
import type { Store } from '#src/ports/store.ts';
import { buildId } from '#src/testing/builders.ts';
import { describeWithMongodb } from '#src/testing/describe-with-mongodb.ts';
import { createFixedClock } from '#src/testing/fixed-clock.ts';
import { queriesIn } from '#src/testing/mongodb-queries.ts';
import { createPerson, mondayMorning } from '#src/testing/person.ts';
import { type RouteCase, routeCases } from '#src/testing/route-cases.ts';
import { createMongoStore } from './mongo-store.ts';

/**
 * Every command that a use case sends, in the order in which they are sent. A list is one command. A change reads what it decides by, and is then one
 * transaction: the person's number and contexts, the act, the flows, and the end of it, each a command. Reads that do not wait for each other are sent
 * together. A person who has just written is one whose number is known; otherwise a change, or the first page of a long list, has one `find` more.
 */
const sent: Readonly<Record<UseCaseName, string>> = {
  listContexts: 'find',
  summarizeContexts: 'find find aggregate aggregate aggregate',
  createContext: 'count find find find update insert insert commit',
  getContext: 'find',
  editContext: 'find update insert commit',
  reorderContext: 'find find find find update insert commit',
  archiveContext: 'find update insert commit',
  restoreContext: 'find update insert commit',
  mergeContext: 'find find find find count find update insert update commit',
  deleteContext: 'find find find find count find update insert update commit',
  listFlows: 'aggregate',
  searchFlows: 'find',
  createFlow: 'find count find update insert insert commit',
  bulkFlows: 'find update insert update commit',
  getFlow: 'find',
  editFlow: 'find update insert update commit',
  trashFlow: 'find update insert update commit',
  completeFlow: 'find update insert update commit',
  reopenFlow: 'find update insert update commit',
  parkFlow: 'find find update insert update commit',
  archiveFlow: 'find update insert update commit',
  moveFlow: 'find find count find update insert update commit',
  duplicateFlow: 'find find count find find update insert insert commit',
  splitFlow: 'find update insert update commit',
  restoreFlow: 'find find count update insert update commit',
  parseCapture: 'find find',
  capture: 'find find count find update insert insert commit',
  listActs: 'find',
  undo: 'find find find find find update update insert update commit',
  redo: 'find find find find find find update update insert update commit',
  getPreferences: 'find',
  editPreferences: 'find find aggregate aggregate update insert commit',
  addSampleData: 'find find find find find find find count find update insert insert insert commit',
  removeSampleData: 'find find find find find update delete insert delete commit',
};

await describeWithMongodb('MongoDB', (mongodb) => {
  let store: Store;
  let commands: { name: string; command: Document }[] = [];
  beforeAll(async () => {
    store = await createMongoStore({
      uri: mongodb.uri,
      databaseName: mongodb.newDatabaseName(),
      // However slow the machine.
      seqFreshMs: 600_000,
      onCommand: (name, command) => commands.push({ name, command }),
    });
  });
  afterAll(() => store.close());

  async function commandsOf(name: UseCaseName) {
    const clock = createFixedClock(mondayMorning);
    const deps = { store, clock, bus: createInProcessBus(), ids: createUlidIds(clock) };
    const person = createPerson({ userId: buildId('user'), deps });
    const [context, other] = [await person.addContext('Home'), await person.addContext('Work')];
    const [flow, otherFlow] = [await person.addFlow(context.id, 'Fir'), await person.addFlow(context.id, 'Oak')];
    const { act } = await person.ask('editFlow', { params: { flowId: otherFlow.id }, body: { title: 'Ash' } });
    const ids = { contextId: context.id, otherContextId: other.id, flowId: flow.id, otherFlowId: otherFlow.id, actId: act.id };
    const routeCase: RouteCase<UseCaseName> = routeCases[name];
    for (const step of routeCase.before?.(ids) ?? []) await person.ask(step.name, step.call as never);
    commands = [];
    await person.ask(name, routeCase.call(ids));
    return { userId: person.userId, commands };
  }

  describe.each(Object.keys(routeCases) as UseCaseName[])('%s', (name) => {
    test('sends these commands, each of which looks for what is the person’s alone', async () => {
      const { userId, commands: all } = await commandsOf(name);
      expect(all.map((one) => one.name.replace('Transaction', '')).join(' ')).toBe(sent[name]);
      const queries = all.flatMap((one) => queriesIn(one.name, one.command));
      expect(queries.filter((query) => query.filter['userId'] !== userId)).toEqual([]);
    });
  });
});
