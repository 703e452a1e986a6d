import { MongoClient } from 'mongodb';
import { expect, onTestFinished, test } from 'vitest';
import { describeStoreArchive } from '#src/ports/store-archive.conformance.ts';
import { buildFlow } from '#src/testing/builders.ts';
import { describeWithMongodb } from '#src/testing/describe-with-mongodb.ts';
import { createPerson } from '#src/testing/store-person.ts';
import { createMongoStore } from './mongo-store.ts';
import { createMongoArchive } from './mongodb-archive.ts';

await describeWithMongodb('the archive of MongoDB', (mongodb) => {
  const newPlace = () => {
    const options = { uri: mongodb.uri, databaseName: mongodb.newDatabaseName() };
    return { openStore: () => createMongoStore(options), archive: createMongoArchive(options), databaseName: options.databaseName };
  };

  describeStoreArchive('is as every other', async () => ({ newPlace: async () => newPlace(), close: async () => {} }));

  function usePlace() {
    const place = newPlace();
    onTestFinished(() => place.archive.close());
    return place;
  }

  test('a service does not start on an unfinished database, nor is that backed up, until a restore has ended', async () => {
    const { openStore, archive, databaseName } = usePlace();
    const writer = await archive.openWriter({ mayReplace: false, resumeKey: null });
    await writer.write([{ kind: 'flow', userId: 'ada', document: buildFlow() }]);
    const words = new RegExp(
      `^The database ${databaseName} is unfinished: a restore or a move into it was interrupted\\. Run that command again`,
    );
    await expect(openStore()).rejects.toThrow(words);
    await expect(archive.openSnapshot()).rejects.toThrow(words);
    const again = await archive.openWriter({ mayReplace: false, resumeKey: null });
    await again.finish();
    const store = await openStore();
    expect(await store.getFlows('ada', [])).toEqual([]);
    await store.close();
  });

  test('a store that was given up for another stays unfinished, since what was in it is lost', async () => {
    const { openStore, archive } = usePlace();
    const store = await openStore();
    await createPerson(store).addFlows(buildFlow());
    await store.close();
    const writer = await archive.openWriter({ mayReplace: true, resumeKey: null });
    await writer.abandon({ keep: false });
    await expect(openStore()).rejects.toThrow(/is unfinished/);
  });

  test('tells where it is without user and password', async () => {
    const archive = createMongoArchive({
      uri: 'mongodb://ada:hidden-word@one.example,two.example:27018/flows?replicaSet=rs0&authSource=admin',
    });
    onTestFinished(() => archive.close());
    expect(archive.name).toBe('MongoDB one.example:27017,two.example:27018/flows');
    expect(() => createMongoArchive({ uri: 'mongodb://ada:hidden-word@' })).toThrow(/is no address of MongoDB/);
    expect(() => createMongoArchive({ uri: 'mongodb://ada:hidden-word@' })).not.toThrow(/hidden-word/);
  });

  test('says in words that nothing is there, that it is of a newer MyFlow, or out of reach', async () => {
    const { openStore, archive, databaseName } = usePlace();
    await expect(archive.openSnapshot()).rejects.toThrow(/holds nothing yet: MyFlow was never started on it\. Look at its name\./);
    await (await openStore()).close();
    const client = new MongoClient(mongodb.uri);
    await client
      .db(databaseName)
      .collection<{ _id: string }>('meta')
      .updateOne({ _id: 'schema' }, { $set: { version: 4_711 } });
    await client.close();
    await expect(archive.openSnapshot()).rejects.toThrow(/was written by a newer MyFlow/);
    await expect(archive.openWriter({ mayReplace: true, resumeKey: null })).rejects.toThrow(/was written by a newer MyFlow/);
  });

  test('a batch that an interrupted run has written in part is written again', async () => {
    const { openStore, archive } = usePlace();
    const flows = Array.from({ length: 5 }, () => buildFlow());
    const records = flows.map((document) => ({ kind: 'flow', userId: 'ada', document }) as const);
    const options = { mayReplace: false, resumeKey: 'a move' };
    const first = await archive.openWriter(options);
    await first.write(records.slice(0, 3));
    await first.abandon({ keep: true });
    // As if the first had not come to note how far it was.
    const second = await archive.openWriter(options);
    await second.write(records);
    await second.finish();
    const store = await openStore();
    onTestFinished(() => store.close());
    expect(await store.countFlows('ada', flows[0]?.contextId ?? '')).toBe(5);
    expect(
      new Set(
        await store.getFlows(
          'ada',
          flows.map(({ id }) => id),
        ),
      ),
    ).toEqual(new Set(flows));
  });
});
