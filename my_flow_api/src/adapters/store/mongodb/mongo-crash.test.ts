import { MongoClient } from 'mongodb';
import { expect, onTestFinished, test } from 'vitest';
import { describeWithMongodb } from '#src/testing/describe-with-mongodb.ts';
import { expectNothingLost, writeAndKill } from '#src/testing/kill-writers.ts';
import { createSeededRandom } from '#src/testing/seeded-random.ts';
import { startOwnMongodb } from '#src/testing/start-mongodb.ts';
import { createMongoStore } from './mongo-store.ts';

const kills = 100;
/** As many processes are killed side by side, each of which writes for a person of its own. */
const people = ['ada', 'bob', 'cyd', 'dee'];
const writers = 4;

await describeWithMongodb(
  'MongoDB',
  (mongodb) => {
    test(`after ${kills} kills in the midst of writing, every acknowledged act is there, none twice, and acts and documents agree`, {
      timeout: 600_000,
    }, async () => {
      const place = mongodb.uriOf(mongodb.newDatabaseName());
      const client = new MongoClient(mongodb.uri);
      onTestFinished(() => client.close());
      const store = await createMongoStore({ uri: place });
      onTestFinished(() => store.close());
      const random = createSeededRandom(7);
      const scenes = people.map((userId) => ({ place, userId, next: Array.from({ length: writers }, () => 0) }));
      const killsEach = kills / people.length;
      await Promise.all(
        scenes.map(async (scene) => {
          for (let kill = 0; kill < killsEach; kill += 1) {
            await writeAndKill(scene, random(80));
            await giveUpTransactions(client);
          }
        }),
      );
      for (const scene of scenes) await expectNothingLost(store, scene, killsEach);
      expect(scenes.flatMap((scene) => scene.next).reduce((sum, count) => sum + count)).toBeGreaterThan(kills);
    });
  },
  startOwnMongodb,
);

/** The server holds what the transaction of a dead process wrote until it gives it up, after a minute if not told otherwise; here at once. */
async function giveUpTransactions(client: MongoClient): Promise<void> {
  await client.db('admin').command({ killAllSessions: [] });
}
