import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MongoClient } from 'mongodb';
import { expect, onTestFinished, test } from 'vitest';
import { createMongoStore } from '#src/adapters/store/mongodb/mongo-store.ts';
import { describeWithMongodb } from '#src/testing/describe-with-mongodb.ts';
import { runMyflow } from '#src/testing/run-myflow.ts';
import { type CommandPlace, describeArchiveCommands } from './archive-commands.conformance.ts';

await describeWithMongodb('the commands about backups', (mongodb) => {
  async function newPlace(): Promise<CommandPlace> {
    const folder = await mkdtemp(path.join(tmpdir(), 'myflow-commands-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const uri = mongodb.uriOf(mongodb.newDatabaseName());
    return {
      folder,
      env: { MONGODB_URI: uri },
      location: 'mongodb',
      flowsMoved: 800,
      async readProgress() {
        const client = new MongoClient(uri);
        const mark = await client.db().collection<{ _id: string; place: string | null }>('meta').findOne({ _id: 'unfinished' });
        await client.close();
        return mark?.place ?? null;
      },
      openStore: () => createMongoStore({ uri }),
      async wipe() {
        const client = new MongoClient(uri);
        await client.db().dropDatabase();
        await client.close();
      },
    };
  }

  describeArchiveCommands('on MongoDB', newPlace);

  test('no password of a URI is ever told', { timeout: 60_000 }, async () => {
    const { folder } = await newPlace();
    const file = path.join(folder, 'a.gz');
    const host = new URL(mongodb.uri).host;
    const uris = [
      `mongodb://ada:hidden-word@${host}/flows?directConnection=true`,
      'mongodb://ada:hidden-word@127.0.0.1:9/flows',
      'mongodb://ada:hidden-word@',
    ];
    for (const uri of uris) {
      for (const [args, env] of [
        [['backup', file], { MONGODB_URI: uri }],
        [['migrate-store', '--from', uri, '--to', path.join(folder, 'a.db')], {}],
      ] as const) {
        const { code, output } = await runMyflow(args, env);
        expect([code, output]).toEqual([1, expect.stringMatching(/MongoDB|MONGODB_URI/)]);
        expect(output).not.toMatch(/hidden| {4}at /);
      }
    }
  });
});
