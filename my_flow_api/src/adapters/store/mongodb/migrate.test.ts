import { MongoClient } from 'mongodb';
import { expect, onTestFinished, test } from 'vitest';
import { buildFlow } from '#src/testing/builders.ts';
import { describeWithMongodb } from '#src/testing/describe-with-mongodb.ts';
import { createPerson } from '#src/testing/store-person.ts';
import { collectionName, indexes } from './layout.ts';
import { metaName, migrate, migrationList } from './migrate.ts';
import { createMongoStore } from './mongo-store.ts';
import { createMongoArchive } from './mongodb-archive.ts';

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
    const found = await db.collection(collectionName).indexes();
    expect(found.map((index) => index.name).toSorted()).toEqual(['_id_', ...indexes.map((index) => index.name)].toSorted());
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
    await db.collection('documents').insertOne({ name: 'Somebody' });
    await expect(migrate(db)).rejects.toThrow(/collection documents of another program/);
  });

  test('from before the first release is refused, not taken for an empty one, and left as it is', async () => {
    const db = openDatabase();
    for (const name of ['people', 'flows', 'acts']) await db.collection(name).insertOne({ userId: 'ada', id: name });
    await db.collection<{ _id: string; version: number }>(metaName).insertOne({ _id: 'schema', version: 1 });
    const words = /was written by a MyFlow from before its first release .*Back it up with that version, and restore the backup/;
    await expect(createMongoStore({ uri: mongodb.uri, databaseName: db.databaseName })).rejects.toThrow(words);
    const archive = createMongoArchive({ uri: mongodb.uri, databaseName: db.databaseName });
    onTestFinished(() => archive.close());
    await expect(archive.openSnapshot()).rejects.toThrow(words);
    await expect(archive.openWriter({ mayReplace: true, resumeKey: null })).rejects.toThrow(words);
    expect((await db.listCollections().toArray()).map(({ name }) => name).toSorted()).toEqual(['acts', 'flows', metaName, 'people']);
  });

  test('has indexes of one kind alone, whose unique fields other kinds may share', async () => {
    const db = openDatabase();
    await migrate(db);
    const documents = db.collection<{ _id: string; userId: string; kind: string; id: string }>(collectionName);
    const shared = { userId: 'ada', seq: 1, key: 'same', nameKey: 'same' };
    for (const kind of ['person', 'flow', 'act', 'context']) await documents.insertOne({ _id: kind, id: kind, ...shared, kind });
    for (const [kind, own] of [
      ['act', { userId: 'ada', seq: 1 }],
      ['act', { userId: 'ada', seq: 2, key: 'same' }],
      ['context', { userId: 'ada', nameKey: 'same' }],
    ] as const) {
      const again = documents.insertOne({ _id: 'again', id: 'again', ...own, kind });
      await expect(again).rejects.toThrow(/E11000|duplicate key/);
    }
    // An index with a unique field, and one that is large for what it holds, names its kind.
    for (const index of await documents.indexes()) {
      const spec = indexes.find(({ name }) => name === index.name);
      expect(index['partialFilterExpression']?.['kind']).toBe(spec?.of);
      if (index.unique === true) expect(spec?.of).toBeDefined();
    }
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
      await db.collection(collectionName).updateMany({ kind: 'flow' }, { $set: { further: true } });
      if (fails) throw new Error('half way');
    };
    await expect(migrate(db, [...migrationList, { version: newest + 1, up: () => up(true) }])).rejects.toThrow('half way');
    expect(await store.getFlow(ada.userId, flow.id)).toEqual(flow);
    await migrate(db, [...migrationList, { version: newest + 1, up: () => up(false) }]);
    expect(await db.collection(metaName).find().toArray()).toMatchObject([{ version: newest + 1 }]);
    expect(await store.getFlow(ada.userId, flow.id)).toEqual(flow);
  });
});
