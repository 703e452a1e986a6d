import { type Db, MongoClient } from 'mongodb';
import { MongoMemoryServer } from 'mongodb-memory-server-core';
import { expect, onTestFinished, test } from 'vitest';
import { describeWithMongodb } from '#src/testing/describe-with-mongodb.ts';
import type { TestMongodb } from '#src/testing/start-mongodb.ts';
import { createMongoStore } from './mongo-store.ts';
import { requireServer } from './require-server.ts';

await describeWithMongodb(
  'a server that is no replica set',
  (mongodb) => {
    test('is refused at the start, with what to do', async () => {
      const opening = createMongoStore({ uri: mongodb.uri, databaseName: 'alone' });
      await expect(opening).rejects.toThrow('MongoDB is no replica set, so that it has no transactions. Start it with --replSet');
      const client = new MongoClient(mongodb.uri);
      onTestFinished(() => client.close());
      expect(await client.db('alone').collections()).toEqual([]);
    });
  },
  startAlone,
);

test.each([
  ['of MongoDB 5', { maxWireVersion: 13, setName: 'rs0' }, 'MongoDB is too old: MyFlow needs version 6 or later.'],
  ['of MongoDB 6 in a set', { maxWireVersion: 17, setName: 'rs0' }, null],
  ['of a sharded cluster', { maxWireVersion: 25, msg: 'isdbgrid' }, null],
])('a server %s is taken or not', async (_, hello, words) => {
  // A server of an old version cannot be had; this stands for what it says of itself.
  const db = { admin: () => ({ command: () => Promise.resolve(hello) }) } as unknown as Db;
  const told = await requireServer(db).then(
    () => null,
    (error: unknown) => (error instanceof Error ? error.message : error),
  );
  expect(told).toBe(words);
});

async function startAlone(): Promise<TestMongodb> {
  const server = await MongoMemoryServer.create({ instance: { ip: '127.0.0.1', storageEngine: 'wiredTiger' } });
  const uri = `${server.getUri()}?directConnection=true`;
  return {
    uri,
    uriOf: (databaseName) => uri.replace('/?', `/${databaseName}?`),
    newDatabaseName: () => 'test',
    stop: async () => void (await server.stop()),
  };
}
