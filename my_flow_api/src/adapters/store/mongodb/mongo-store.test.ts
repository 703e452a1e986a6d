import { MongoClient } from 'mongodb';
import { describeStore } from '#src/ports/store.conformance.ts';
import { describeWithMongodb } from '#src/testing/describe-with-mongodb.ts';
import { collectionName } from './layout.ts';
import { createMongoStore } from './mongo-store.ts';

await describeWithMongodb('MongoDB', (mongodb) => {
  // One database for all, emptied after each test: to make the indexes anew takes longer than a test.
  const databaseName = mongodb.newDatabaseName();

  async function empty(): Promise<void> {
    const client = new MongoClient(mongodb.uri);
    await client.db(databaseName).collection(collectionName).deleteMany({});
    await client.close();
  }

  describeStore('the store', async () => ({ store: await createMongoStore({ uri: mongodb.uri, databaseName }), close: empty }));
});
