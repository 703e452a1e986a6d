import { MongoClient } from 'mongodb';
import { expect, test } from 'vitest';
import { describeWithMongodb } from './describe-with-mongodb.ts';
import { startOwnMongodb } from './start-mongodb.ts';

await describeWithMongodb(
  'a MongoDB server for tests',
  (mongodb) => {
    test('keeps what was written when it is killed and started again', async () => {
      const client = new MongoClient(mongodb.uri, { serverSelectionTimeoutMS: 10_000 });
      const things = client.db(mongodb.newDatabaseName()).collection('things');
      await things.insertOne({ name: 'kept' }, { writeConcern: { w: 'majority' } });
      await mongodb.kill();
      await mongodb.startAgain();
      expect(await things.findOne({}, { projection: { _id: 0 } })).toEqual({ name: 'kept' });
      await client.close();
    });

    test('gives databases that nobody else has', async () => {
      const names = [mongodb.newDatabaseName(), mongodb.newDatabaseName()];
      expect(new Set(names).size).toBe(2);
      expect(new URL(mongodb.uriOf('other')).pathname).toBe('/other');
    });
  },
  startOwnMongodb,
);
