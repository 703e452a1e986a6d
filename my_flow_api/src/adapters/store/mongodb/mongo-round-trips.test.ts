import type { Document } from 'mongodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createInProcessBus } from '#src/adapters/bus/in-process/in-process-bus.ts';
import { createUlidIds } from '#src/adapters/ids/ulid/ulid-ids.ts';
import type { UseCaseName } from '#src/application/dependencies.ts';
import type { Store } from '#src/ports/store.ts';
import { buildId } from '#src/testing/builders.ts';
import { describeWithMongodb } from '#src/testing/describe-with-mongodb.ts';
import { createFixedClock } from '#src/testing/fixed-clock.ts';
import { roundTrips } from '#src/testing/mongo-round-trips.ts';
import { queriesIn } from '#src/testing/mongodb-queries.ts';
import { createPerson, mondayMorning } from '#src/testing/person.ts';
import { type RouteCase, routeCases } from '#src/testing/route-cases.ts';
import { createMongoStore } from './mongo-store.ts';

/** A use case without a row does not compile. */
const sent: Readonly<Record<UseCaseName, string>> = roundTrips;

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
