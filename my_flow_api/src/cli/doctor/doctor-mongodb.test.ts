import { MongoMemoryServer } from 'mongodb-memory-server-core';
import { expect, onTestFinished, test } from 'vitest';
import { describeWithMongodb } from '#src/testing/describe-with-mongodb.ts';
import { plantedSecret, runDoctor } from '#src/testing/run-doctor.ts';
import { startOwnMongodb } from '#src/testing/start-mongodb.ts';
import { serverFaults } from './probe-mongodb.ts';

await describeWithMongodb(
  'a MongoDB server',
  (mongodb) => {
    test('that is as it should be, whose clock is this one; nothing is kept on the disk here', async () => {
      const { code, of } = await runDoctor({ MONGODB_URI: mongodb.uriOf('flows') });
      expect([code, of('MongoDB')[0], of('Clock'), of('Disk')]).toEqual([
        0,
        expect.stringMatching(/^ok MongoDB \d+\.\d+\S*, replica set myflow, database flows with \d+ collections$/),
        ['ok Clock agrees with that of MongoDB'],
        [],
      ]);
    });

    test('that refuses the password', async () => {
      const { wrongs, text } = await runDoctor({ MONGODB_URI: mongodb.uriOf('myflow').replace('//', `//nobody:${plantedSecret}@`) });
      expect(wrongs).toEqual([expect.stringMatching(/^WRONG MongoDB at 127\.0\.0\.1:\d+ refuses the user or the password in MONGODB_URI/)]);
      expect(text).not.toContain(plantedSecret);
    });

    test('that was started without --replSet', async () => {
      const alone = await MongoMemoryServer.create({ instance: { ip: '127.0.0.1', storageEngine: 'wiredTiger' } });
      onTestFinished(async () => void (await alone.stop()));
      expect((await runDoctor({ MONGODB_URI: `${alone.getUri()}?directConnection=true` })).wrongs).toEqual([
        expect.stringMatching(/^WRONG MongoDB .*(?:is no replica set|has no primary).* rs\.initiate\(\)/),
      ]);
    });

    test('that answers no more', async () => {
      onTestFinished(() => mongodb.thaw());
      mongodb.freeze();
      expect((await runDoctor({ MONGODB_URI: mongodb.uri })).wrongs).toEqual([
        expect.stringMatching(/^WRONG MongoDB .* (?:cannot be reached|does not answer)/),
      ]);
    });
  },
  startOwnMongodb,
);

test('a MongoDB that is not there, and one whose name cannot be resolved', async () => {
  expect((await runDoctor({ MONGODB_URI: 'mongodb://127.0.0.1:1/myflow' })).wrongs).toEqual([
    'WRONG MongoDB at 127.0.0.1:1 refuses connections. Look whether it runs, and whether the port is right.',
  ]);
  expect((await runDoctor({ MONGODB_URI: `mongodb+srv://user:${plantedSecret}@nowhere.invalid/myflow` })).wrongs).toEqual([
    expect.stringMatching(
      /^WRONG MongoDB at nowhere\.invalid has a name that cannot be resolved.* a service that is stopped has no name either/,
    ),
  ]);
});

test('an address with a slip in it', async () => {
  const { wrongs, text } = await runDoctor({ MONGODB_URI: `mongodb://user:${plantedSecret}@@127.0.0.1:1/?nonsense=1` });
  expect(wrongs).toEqual([expect.stringMatching(/^WRONG MongoDB cannot be asked: MONGODB_URI is no connection string/)]);
  expect(text).not.toContain(plantedSecret);
});

test('what a server says of itself', () => {
  const good = { setName: 'rs0', isWritablePrimary: true };
  const words = (hello: object, version = '7.0.4') => serverFaults(hello, version).map((finding) => finding.words);
  expect(words(good)).toEqual([]);
  expect(words({ msg: 'isdbgrid', isWritablePrimary: true }, '8.0.1')).toEqual([]);
  expect(words(good, '5.0.9')).toEqual([expect.stringContaining('too old')]);
  expect(words({ isWritablePrimary: true })).toEqual([expect.stringContaining('is no replica set')]);
  expect(words({ ...good, isWritablePrimary: false })).toEqual([expect.stringContaining('not the primary')]);
});
