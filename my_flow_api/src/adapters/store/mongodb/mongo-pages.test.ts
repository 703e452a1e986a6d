import type { FlowListState } from 'my_flow_contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '#src/ports/store.ts';
import { describePages, type StoreTwins } from '#src/ports/store-pages.conformance.ts';
import { buildContext, buildFlow } from '#src/testing/builders.ts';
import { describeWithMongodb } from '#src/testing/describe-with-mongodb.ts';
import { contextTo, createPerson, flowsOf, flowTo } from '#src/testing/store-person.ts';
import { createMongoStore } from './mongo-store.ts';

await describeWithMongodb('MongoDB', (mongodb) => {
  async function openTwins(onCommand?: (name: string) => void): Promise<StoreTwins> {
    const options = { uri: mongodb.uri, databaseName: mongodb.newDatabaseName() };
    const [here, there] = [await createMongoStore({ ...options, onCommand }), await createMongoStore(options)];
    return { here, there, close: async () => void (await Promise.all([here.close(), there.close()])) };
  }

  describePages(openTwins, { runs: 8, stepsMax: 20 });

  describe('a list that is kept in memory', () => {
    const { id: contextId } = buildContext();
    let commands: string[] = [];
    let twins: StoreTwins;
    beforeAll(async () => {
      twins = await openTwins((name) => commands.push(name));
    });
    afterAll(() => twins.close());

    function openPerson() {
      const ada = createPerson(twins.here);
      return { ada, adaThere: createPerson(twins.there, 'ada', ada.userId) };
    }

    async function titles(store: Store, userId: string, state: FlowListState = 'open'): Promise<string[]> {
      return flowsOf(await store.listFlows(userId, { contextId, state, limit: 2 })).map((flow) => flow.title);
    }

    /** What it shows, and the commands that it took. */
    async function look(userId: string): Promise<[string[], string]> {
      commands = [];
      return [await titles(twins.here, userId), commands.join(' ')];
    }

    test('costs one small read, for which it was read twice, until another process writes', async () => {
      const { ada, adaThere } = openPerson();
      const [fir, oak] = [buildFlow({ contextId, title: 'Fir' }), buildFlow({ contextId, title: 'Oak' })];
      await adaThere.addFlows(fir);
      // The first tells nothing of what was written while it was read.
      expect(await look(ada.userId)).toEqual([['Fir'], 'aggregate']);
      expect(await look(ada.userId)).toEqual([['Fir'], 'aggregate']);
      expect(await look(ada.userId)).toEqual([['Fir'], 'find']);
      await ada.addFlows(oak);
      expect(await look(ada.userId)).toEqual([['Fir', 'Oak'], 'find']);
      await adaThere.editFlow(oak, { title: 'Old oak' });
      expect(await look(ada.userId)).toEqual([['Fir', 'Old oak'], 'find aggregate']);
      // Where others write all the time, nothing is asked for in vain.
      await adaThere.editFlow(fir, { title: 'Old fir' });
      expect(await look(ada.userId)).toEqual([['Old fir', 'Old oak'], 'aggregate']);
    });

    test('is not that of somebody who was removed elsewhere and has come as far again', async () => {
      const { ada, adaThere } = openPerson();
      const beginAnew = async (title: string, acts: number) => {
        await twins.there.removeUser(ada.userId);
        for (let act = 0; act < acts; act += 1) await adaThere.addFlows(buildFlow({ contextId, title }));
      };
      await ada.addFlows(buildFlow({ contextId, title: 'First life' }));
      for (let round = 0; round < 3; round += 1) await look(ada.userId);
      await beginAnew('Second life', 1);
      expect(await look(ada.userId)).toEqual([['Second life'], 'find aggregate']);
      for (let round = 0; round < 2; round += 1) await look(ada.userId);
      await beginAnew('Third life', 1);
      // A commit that expects the number which is there, behind another act.
      await ada.addFlows(buildFlow({ contextId, title: 'Fourth' }));
      expect((await titles(twins.here, ada.userId)).toSorted()).toEqual(['Fourth', 'Third life']);
    });

    test('does not outlive what housekeeping removes elsewhere', async () => {
      const { ada } = openPerson();
      const context = buildContext({ id: contextId, trashedAt: '1999-01-01T00:00:00Z' });
      await ada.act([contextTo(null, context), flowTo(null, buildFlow({ contextId, title: 'Gone' }))]);
      for (let round = 0; round < 3; round += 1) expect((await look(ada.userId))[0]).toEqual(['Gone']);
      expect(await twins.there.purgeTrash('2000-01-01T00:00:00Z', 50)).toBe(2);
      expect((await look(ada.userId))[0]).toEqual([]);
    });
  });
});
