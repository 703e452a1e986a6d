import { MongoClient } from 'mongodb';
import { expect, onTestFinished, test } from 'vitest';
import { describeWithMongodb } from '#src/testing/describe-with-mongodb.ts';
import { createCalls } from './calls.ts';
import { collectionName, ofKind } from './layout.ts';

await describeWithMongodb('a command to MongoDB', (mongodb) => {
  test('gives all documents of a kind, also when they come in several parts', async () => {
    const client = new MongoClient(mongodb.uri);
    onTestFinished(() => client.close());
    const db = client.db(mongodb.newDatabaseName());
    const numbers = Array.from({ length: 10 }, (_, number) => number);
    const documents = db.collection(collectionName);
    await documents.insertMany(numbers.map((number) => ({ userId: 'ada', kind: 'flow', number })));
    await documents.insertOne({ userId: 'ada', kind: 'act', number: 4_711 });
    const calls = createCalls(db, 5_000, 3);
    const query = { filter: { userId: 'ada' }, projection: { _id: 0, number: 1 }, sort: { number: 1 } };
    expect((await calls.find('flow', query)).map((found) => Number(found['number']))).toEqual(numbers);
    expect((await calls.find('flow', { ...query, limit: 4 })).length).toBe(4);
    expect(await calls.count('act', query.filter)).toBe(1);
    const grouped = await calls.aggregate([{ $match: ofKind('flow', query.filter) }, { $group: { _id: '$number' } }]);
    expect(grouped).toHaveLength(10);
  });
});
