import { type Db, type Document, MongoClient, type MongoClientOptions } from 'mongodb';
import { StoreError } from '#src/ports/store.ts';

/** How long each step may take, in milliseconds. A call of the store as a whole ends within a few of them. */
export type MongoTimeouts = {
  /** To find a server that takes writes; absent: 3,000. */
  readonly selectionMs?: number | undefined;
  readonly connectMs?: number | undefined;
  /** For the server to carry out one command; absent: 3,000. */
  readonly commandMs?: number | undefined;
  /** For all attempts at a commit together; absent: 5,000. */
  readonly commitMs?: number | undefined;
};

export type MongoOptions = {
  /** `mongodb://` or `mongodb+srv://`. */
  readonly uri: string;
  /** Absent or null: the one that the URI names, or `myflow`. */
  readonly databaseName?: string | null | undefined;
  readonly timeouts?: MongoTimeouts | undefined;
  /** Connections at most; absent: 50. */
  readonly connectionsMax?: number | undefined;
  /** For work that takes as long as it takes, such as making an index: no bound on a command. */
  readonly isUnhurried?: true | undefined;
  /** How long the number of a person's newest act is taken to be likely without asking, in milliseconds; absent: 2,000. */
  readonly seqFreshMs?: number | undefined;
  /** Told of each command as it is sent; without it the driver does not gather them. */
  readonly onCommand?: ((name: string, command: Document) => void) | undefined;
};

export const defaultTimeouts = { selectionMs: 3_000, connectMs: 3_000, commandMs: 3_000, commitMs: 5_000 } as const;

const databaseDefault = 'myflow';
const connectionsDefault = 50;
/** A server that was told when to give up answers a little later. */
const socketGraceMs = 1_000;

/** A client that has connected to nothing yet. Throws StoreError for a URI that is none. */
export function createClient(options: MongoOptions): { client: MongoClient; db: Db } {
  const { uri, databaseName, onCommand } = options;
  try {
    const client = new MongoClient(uri, clientOptions(options));
    if (onCommand !== undefined) client.on('commandStarted', ({ commandName, command }) => onCommand(commandName, command));
    return { client, db: client.db(databaseName ?? databaseIn(uri) ?? databaseDefault) };
  } catch (error) {
    // The driver's own words could repeat the URI, and a password with it.
    throw new StoreError('MONGODB_URI is no address of MongoDB. Give one such as mongodb://127.0.0.1:27017/myflow?replicaSet=rs0.', {
      cause: error,
    });
  }
}

function clientOptions({ timeouts = {}, connectionsMax = connectionsDefault, onCommand, isUnhurried }: MongoOptions): MongoClientOptions {
  const { selectionMs, connectMs, commandMs } = { ...defaultTimeouts, ...timeouts };
  const command = commandMs ?? defaultTimeouts.commandMs;
  return {
    appName: 'myflow',
    maxPoolSize: connectionsMax,
    serverSelectionTimeoutMS: selectionMs ?? defaultTimeouts.selectionMs,
    connectTimeoutMS: connectMs ?? defaultTimeouts.connectMs,
    socketTimeoutMS: isUnhurried === undefined ? command + socketGraceMs : 0,
    waitQueueTimeoutMS: selectionMs ?? defaultTimeouts.selectionMs,
    retryReads: true,
    retryWrites: true,
    writeConcern: { w: 'majority', wtimeoutMS: command },
    monitorCommands: onCommand !== undefined,
  };
}

/** The database in a URI, which may name several hosts and so is none that `URL` reads. */
function databaseIn(uri: string): string | null {
  return /^mongodb(?:\+srv)?:\/\/[^/]+\/([^?]+)/.exec(uri)?.[1] ?? null;
}
