import type { ClientSession, Db, Document, RunCommandOptions } from 'mongodb';
import { collectionName, type Kind, ofKind } from './layout.ts';
import { isPassing } from './mongo-error.ts';

/** What a `find` asks for, of documents of one kind. */
export type Find = {
  readonly filter: Document;
  readonly projection: Document;
  readonly sort?: Document;
  /** Absent: all of them. */
  readonly limit?: number;
  /** Only what no failure of a server can take back; absent: the newest. */
  readonly isConfirmed?: true;
};

/** The commands of the adapter; with a session they are part of its transaction. */
export type Calls = ReturnType<typeof createCalls>;

type FirstAnswer = { readonly cursor: { readonly id: unknown; readonly firstBatch: Document[] } };

/** Enough that a page comes with the answer; what is over 16 MB comes behind it. */
const batchDocumentsDefault = 100_000;
/** Everything that is read was written by this adapter, and strings of JavaScript are written as valid UTF-8: to check them again takes a third of the time of a page. */
const decoding = { enableUtf8Validation: false } as const;

/**
 * Sends commands as they are: through the collections of the driver each would cost a third more of this process. That leaves to us what they do beside: a
 * read that fails in passing is asked once more, and an answer in several parts is put together. `commandMs` is how long the server may take for one; tests make `batchDocumentsMax` small.
 */
export function createCalls(db: Db, commandMs: number, batchDocumentsMax = batchDocumentsDefault) {
  async function read(command: Document, session?: ClientSession): Promise<Document[]> {
    const bounded = { ...command, maxTimeMS: commandMs };
    const options: RunCommandOptions = session === undefined ? decoding : { ...decoding, session };
    const ask = () => db.command(bounded, options);
    // The answer of every command that gives documents. Source: https://www.mongodb.com/docs/manual/reference/command/find/#output.
    const { cursor } = (await (session === undefined ? twice(ask) : ask())) as FirstAnswer;
    if (cursor.id === 0) return cursor.firstBatch;
    const found: Document[] = [];
    const parts: AsyncIterable<Document> = db.runCursorCommand(bounded, session === undefined ? {} : { session });
    for await (const document of parts) found.push(document);
    return found;
  }

  async function find(kind: Kind, { filter, projection, sort, limit, isConfirmed }: Find, session?: ClientSession): Promise<Document[]> {
    // One more than the limit: the server sees that there is nothing behind it, and keeps no cursor open.
    const bounds = limit === undefined ? { batchSize: batchDocumentsMax } : { limit, batchSize: limit + 1 };
    const order = sort === undefined ? {} : { sort };
    const concern = isConfirmed === undefined ? {} : { readConcern: { level: 'majority' } };
    return read({ find: collectionName, filter: ofKind(kind, filter), projection, ...order, ...bounds, ...concern }, session);
  }

  return {
    find,
    async findOne(kind: Kind, query: Omit<Find, 'limit'>, session?: ClientSession): Promise<Document | null> {
      const [found] = await find(kind, { ...query, limit: 1 }, session);
      return found ?? null;
    },
    /** Each of its filters names a kind itself. */
    aggregate: (pipeline: Document[]): Promise<Document[]> =>
      read({ aggregate: collectionName, pipeline, cursor: { batchSize: batchDocumentsMax } }),
    async count(kind: Kind, filter: Document): Promise<number> {
      const ask = () => db.command({ count: collectionName, query: ofKind(kind, filter), maxTimeMS: commandMs });
      return Number((await twice(ask))['n']);
    },
    /** Sends a command that writes; what it could not write is in the answer's `writeErrors`. */
    write: (command: Document, session: ClientSession): Promise<Document> => db.command({ ...command, maxTimeMS: commandMs }, { session }),
  };
}

async function twice<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    if (!isPassing(error)) throw error;
    return ask();
  }
}
