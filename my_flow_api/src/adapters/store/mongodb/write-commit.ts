import { Binary, type ClientSession, type Document } from 'mongodb';
import type { Calls } from './calls.ts';
import { collectionName } from './layout.ts';
import type { LastAct, PreparedCommit } from './prepare-commit.ts';

/** Less than the 48 MB of a message and the 100,000 statements of a command, with room for what is around them. */
const commandBytesMax = 8_000_000;
const commandStatementsMax = 5_000;
/** What a statement has beside its texts, about. */
const statementBytes = 500;

/**
 * Writes everything of a commit inside the session's transaction: one command, and one more if something goes. False when something is not as it was read, or
 * was taken: the transaction is to be given up.
 */
export async function writeCommit(
  calls: Calls,
  prepared: PreparedCommit,
  { session, last }: { session: ClientSession; last: LastAct },
): Promise<boolean> {
  /** Whether every statement did what it was to do. */
  async function send(command: Document, count: number): Promise<boolean> {
    const answer = await calls.write({ ...command, ordered: true }, session);
    return answer['writeErrors'] === undefined && answer['n'] === count;
  }

  for (const updates of batchesOf(prepared.updatesBehind(last))) {
    if (!(await send({ update: collectionName, updates }, updates.length))) return false;
  }
  for (const deletes of batchesOf(prepared.deletes)) {
    if (!(await send({ delete: collectionName, deletes }, deletes.length))) return false;
  }
  return true;
}

function batchesOf<Statement extends Document>(statements: readonly Statement[]): Statement[][] {
  const batches: Statement[][] = [];
  let bytes = 0;
  for (const statement of statements) {
    const more = statementBytes + bytesIn(statement);
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

/** At most what the texts in a value take: a character has up to three bytes. To write it out for that would cost as much again as to send it. */
function bytesIn(value: unknown): number {
  if (typeof value === 'string') return value.length * 3;
  if (typeof value !== 'object' || value === null) return 0;
  if (value instanceof Binary) return value.length();
  let bytes = 0;
  for (const part of Object.values(value)) bytes += bytesIn(part);
  return bytes;
}
