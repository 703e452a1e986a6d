import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { MongoClient } from 'mongodb';
import { MongoMemoryServer } from 'mongodb-memory-server-core';
import { buildId } from './builders.ts';

const replSet = 'myflow';

/** A MongoDB replica set of one for tests. */
export type TestMongodb = {
  /** Without a database; read with `uriOf`. */
  readonly uri: string;
  /** The same with a database. */
  uriOf(databaseName: string): string;
  /** A name that no other test, process or run has given. What is in it goes when the server stops. */
  newDatabaseName(): string;
  stop(): Promise<void>;
};

/** A server of this process, which can be taken away from under whoever uses it. */
export type OwnMongodb = TestMongodb & {
  /** Stops its process in the midst of whatever it does, so that nothing answers; connections stay open. */
  freeze(): void;
  thaw(): void;
  /** Kills its process; what it held stays for `startAgain`. */
  kill(): Promise<void>;
  /** On the same port, with the same data. */
  startAgain(): Promise<void>;
};

/**
 * Uses the server at `MYFLOW_TEST_MONGODB_URI` (a real one in continuous integration), else starts one: the binary in `MONGOMS_SYSTEM_BINARY`, or one that
 * mongodb-memory-server downloads. Throws when there is none to be had.
 */
export async function startMongodb(): Promise<TestMongodb> {
  const uri = process.env['MYFLOW_TEST_MONGODB_URI'];
  return uri === undefined || uri === '' ? startOwnMongodb() : useMongodbAt(uri);
}

/** Starts a server of this process's own. Throws when there is none to be had. */
export async function startOwnMongodb(): Promise<OwnMongodb> {
  const server = await MongoMemoryServer.create({ instance: { replSet, ip: '127.0.0.1', storageEngine: 'wiredTiger' } });
  const uri = withoutDatabase(`${server.getUri()}?directConnection=true`);
  await initiate(uri);
  const processOf = () => {
    const mongod = server.instanceInfo?.instance.mongodProcess;
    if (mongod === undefined) throw new Error('the MongoDB server is not running');
    return mongod;
  };
  async function kill(): Promise<void> {
    const mongod = processOf();
    const ended = once(mongod, 'exit');
    mongod.kill('SIGKILL');
    await ended;
    await server.stop({ doCleanup: false });
  }
  return {
    ...namesAt(uri),
    freeze: () => void processOf().kill('SIGSTOP'),
    thaw: () => void processOf().kill('SIGCONT'),
    kill,
    async startAgain() {
      await server.start(true);
      await withClient(uri, untilPrimary);
    },
    // Nothing of it is wanted any more, and a kill takes no time.
    async stop() {
      if (server.state === 'running') await kill();
      await server.cleanup({ doCleanup: true, force: true });
    },
  };
}

async function initiate(uri: string): Promise<void> {
  await withClient(uri, async (client) => {
    const host = new URL(uri).host;
    await client.db('admin').command({ replSetInitiate: { _id: replSet, members: [{ _id: 0, host }] } });
    await untilPrimary(client);
  });
}

async function untilPrimary(client: MongoClient): Promise<void> {
  while ((await client.db('admin').command({ hello: 1 }))['isWritablePrimary'] !== true) await setTimeout(50);
}

async function withClient(uri: string, use: (client: MongoClient) => Promise<void>): Promise<void> {
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: 20_000 });
  try {
    await use(client);
  } finally {
    await client.close();
  }
}

function useMongodbAt(uri: string): TestMongodb {
  const bare = withoutDatabase(uri);
  const names: string[] = [];
  const { newDatabaseName, ...rest } = namesAt(bare);
  return {
    ...rest,
    newDatabaseName() {
      const name = newDatabaseName();
      names.push(name);
      return name;
    },
    async stop() {
      await withClient(bare, async (client) => {
        for (const name of names) await client.db(name).dropDatabase();
      });
    },
  };
}

function namesAt(uri: string): Pick<TestMongodb, 'uri' | 'uriOf' | 'newDatabaseName'> {
  return {
    uri,
    uriOf: (databaseName) => {
      const url = new URL(uri);
      url.pathname = `/${databaseName}`;
      return url.href;
    },
    // A run of its own has a process of its own; the clock keeps apart processes that had the same number.
    newDatabaseName: () => `test_${process.pid}_${Date.now().toString(36)}_${buildId('db').slice(-6)}`,
  };
}

function withoutDatabase(uri: string): string {
  const url = new URL(uri);
  url.pathname = '/';
  return url.href;
}
