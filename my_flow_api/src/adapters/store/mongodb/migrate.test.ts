import { MongoClient } from 'mongodb';
import { expect, onTestFinished, test } from 'vitest';
import { buildFlow } from '#src/testing/builders.ts';
import { describeWithMongodb } from '#src/testing/describe-with-mongodb.ts';
import { createPerson } from '#src/testing/store-person.ts';
import { collectionList, collectionNames, indexes } from './layout.ts';
import { metaName, migrate, migrationList } from './migrate.ts';
import { createMongoStore } from './mongo-store.ts';

const newest = migrationList.at(-1)?.version ?? 0;

await describeWithMongodb('a database of MongoDB', (mongodb) => {
  function openDatabase() {
    const client = new MongoClient(mongodb.uri);
    onTestFinished(() => client.close());
    return client.db(mongodb.newDatabaseName());
  }

  test('the steps are numbered one by one', () => {
    expect(migrationList.map((migration) => migration.version)).toEqual(migrationList.map((_, index) => index + 1));
  });

  test('gets every index and the newest number, once or many times, by many at once', async () => {
    const db = openDatabase();
    await Promise.all([migrate(db), migrate(db), migrate(db)]);
    await migrate(db);
    for (const name of collectionList) {
      const found = await db.collection(collectionNames[name]).indexes();
      expect(found.map((index) => index.name).toSorted()).toEqual(['_id_', ...indexes[name].map((index) => index.name)].toSorted());
    }
    expect(await db.collection(metaName).find().toArray()).toMatchObject([{ version: newest }]);
  });

  test('that a newer MyFlow has written is refused, and left as it is', async () => {
    const db = openDatabase();
    await migrate(db, [...migrationList, { version: newest + 1, up: async () => {} }]);
    await expect(migrate(db)).rejects.toThrow(/was written by a newer MyFlow/);
    const opening = createMongoStore({ uri: mongodb.uri, databaseName: db.databaseName });
    await expect(opening).rejects.toThrow(/Run that version again, or restore a backup made before/);
    expect(await db.collection(metaName).find().toArray()).toMatchObject([{ version: newest + 1 }]);
  });

  test('with collections of another program is refused', async () => {
    const db = openDatabase();
    await db.collection('people').insertOne({ name: 'Somebody' });
    await expect(migrate(db)).rejects.toThrow(/collection people of another program/);
  });

  test('a step that fails is taken again', async () => {
    const db = openDatabase();
    await migrate(db);
    const store = await createMongoStore({ uri: mongodb.uri, databaseName: db.databaseName });
    onTestFinished(() => store.close());
    const ada = createPerson(store);
    const flow = buildFlow();
    await ada.addFlows(flow);
    const up = async (fails: boolean) => {
      await db.collection('flows').updateMany({}, { $set: { further: true } });
      if (fails) throw new Error('half way');
    };
    await expect(migrate(db, [...migrationList, { version: newest + 1, up: () => up(true) }])).rejects.toThrow('half way');
    expect(await store.getFlow(ada.userId, flow.id)).toEqual(flow);
    await migrate(db, [...migrationList, { version: newest + 1, up: () => up(false) }]);
    expect(await db.collection(metaName).find().toArray()).toMatchObject([{ version: newest + 1 }]);
    expect(await store.getFlow(ada.userId, flow.id)).toEqual(flow);
  });
});
