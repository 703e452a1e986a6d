import { MongoClient } from 'mongodb';
import { expect, onTestFinished, test } from 'vitest';
import { describeWithMongodb } from '#src/testing/describe-with-mongodb.ts';
import { createCalls } from './calls.ts';

await describeWithMongodb('a command to MongoDB', (mongodb) => {
  test('gives all documents, also when they come in several parts', async () => {
    const client = new MongoClient(mongodb.uri);
    onTestFinished(() => client.close());
    const db = client.db(mongodb.newDatabaseName());
    const numbers = Array.from({ length: 10 }, (_, number) => number);
    await db.collection('flows').insertMany(numbers.map((number) => ({ userId: 'ada', number })));
    const calls = createCalls(db, 5_000, 3);
    const query = { filter: { userId: 'ada' }, projection: { _id: 0, number: 1 }, sort: { number: 1 } };
    expect((await calls.find('flows', query)).map((found) => Number(found['number']))).toEqual(numbers);
    expect((await calls.find('flows', { ...query, limit: 4 })).length).toBe(4);
    const grouped = await calls.aggregate('flows', [{ $match: query.filter }, { $group: { _id: '$number' } }]);
    expect(grouped).toHaveLength(10);
  });
});
