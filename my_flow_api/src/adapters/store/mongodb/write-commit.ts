import type { ClientSession, Document } from 'mongodb';
import type { Calls } from './calls.ts';
import { type CollectionName, collectionNames } from './layout.ts';
import type { CollectionWrites, PreparedCommit } from './prepare-commit.ts';

/** Less than the 48 MB of a message and the 100,000 statements of a command, with room for what is around them. */
const commandBytesMax = 8_000_000;
const commandStatementsMax = 5_000;
/** What a statement has beside its texts, about. */
const statementBytes = 500;

/**
 * Writes everything of a commit inside the session's transaction. False when something is not as it was read, or was taken: the transaction is to be
 * given up. The person's number comes first, so that of two commits of one person one waits for nothing and is told of the other at once.
 */
export async function writeCommit(
  calls: Calls,
  prepared: PreparedCommit,
  { session, lastSeq }: { session: ClientSession; lastSeq: number },
): Promise<boolean> {
  const { people, flows, marks } = prepared;
  const write = createWriter(calls, session);
  return (
    (await write.updates('people', [prepared.personWith(lastSeq), ...people.updates])) &&
    (await write.rest('people', people)) &&
    (await write.updates('acts', marks)) &&
    (await write.inserts('acts', [prepared.actWith(lastSeq + 1)])) &&
    (await write.updates('flows', flows.updates)) &&
    (await write.rest('flows', flows))
  );
}

function createWriter(calls: Calls, session: ClientSession) {
  /** Whether every statement did what it was to do. */
  async function send(command: Document, count: number): Promise<boolean> {
    const answer = await calls.write({ ...command, ordered: true }, session);
    return answer['writeErrors'] === undefined && answer['n'] === count;
  }

  async function inBatches<Statement>(
    statements: readonly Statement[],
    sendOne: (batch: Statement[]) => Promise<boolean>,
  ): Promise<boolean> {
    for (const batch of batchesOf(statements)) {
      if (!(await sendOne(batch))) return false;
    }
    return true;
  }

  const updates = (name: CollectionName, statements: readonly Document[]): Promise<boolean> =>
    inBatches(statements, (batch) => send({ update: collectionNames[name], updates: batch }, batch.length));
  const inserts = (name: CollectionName, documents: readonly Document[]): Promise<boolean> =>
    inBatches(documents, (batch) => send({ insert: collectionNames[name], documents: batch }, batch.length));
  const deletes = (name: CollectionName, statements: CollectionWrites['deletes']): Promise<boolean> =>
    inBatches(statements, (batch) => send({ delete: collectionNames[name], deletes: batch }, batch.length));

  return {
    updates,
    inserts,
    rest: async (name: CollectionName, writes: CollectionWrites): Promise<boolean> =>
      (await deletes(name, writes.deletes)) && (await inserts(name, writes.inserts)),
  };
}

function batchesOf<Statement>(statements: readonly Statement[]): Statement[][] {
  const [only] = statements;
  if (only === undefined) return [];
  if (statements.length === 1) return [[only]];
  const batches: Statement[][] = [];
  let bytes = commandBytesMax;
  for (const statement of statements) {
    // Texts are nearly all of it; a character has up to three bytes.
    const more = statementBytes + JSON.stringify(statement).length * 3;
    const batch = batches.at(-1);
    if (batch === undefined || bytes + more > commandBytesMax || batch.length === commandStatementsMax) {
      batches.push([statement]);
      bytes = more;
    } else {
      batch.push(statement);
      bytes += more;
    }
  }
  return batches;
}
