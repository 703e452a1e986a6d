import { MongoError, MongoNetworkError, MongoServerError, MongoServerSelectionError } from 'mongodb';
import { StoreError } from '#src/ports/store.ts';

/** What is wrong and what to do, by error code. Source: https://github.com/mongodb/mongo/blob/master/src/mongo/base/error_codes.yml. */
const codeWords: Record<number, string> = {
  13: 'refuses this user. Give it the role readWrite on the database.',
  18: 'refuses the user or the password. Look at MONGODB_URI, and at the authSource in it.',
  20: 'is no replica set, so that it has no transactions. Start it with --replSet and initiate it; a set of one will do.',
  50: 'is too slow: it gave up a call after the time that MyFlow gives it. Look at its load and its disk.',
  112: 'is busy with other changes of the same person. Try again.',
  14031: 'has no room left on its disk. Free some space; nothing that was confirmed is lost.',
};

/** Not the primary, or on its way up or down. Source: https://github.com/mongodb/specifications/blob/master/source/retryable-reads/retryable-reads.md. */
const passingCodes = new Set([6, 7, 89, 91, 134, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436]);

export const closedWords = 'MongoDB is closed: MyFlow is shutting down. Try again when it is back.';

/** An error of the driver in words that say what to do, without the address, which may hold a password; any other error as it is. */
export function toStoreError(error: unknown): unknown {
  if (error instanceof StoreError || !(error instanceof MongoError)) return error;
  return new StoreError(`MongoDB ${wordsOf(error)}`, { cause: error });
}

/** Whether a read may work when it is asked once more: the server is another one, or back, by then. */
export function isPassing(error: unknown): boolean {
  if (error instanceof MongoServerError) return passingCodes.has(Number(error.code));
  return error instanceof MongoNetworkError && error.name !== 'MongoNetworkTimeoutError';
}

export function isDuplicate(error: unknown): boolean {
  return error instanceof MongoServerError && error.code === 11_000;
}

function wordsOf(error: MongoError): string {
  const known = codeWords[Number(error.code)];
  if (known !== undefined) return known;
  if (/Transaction numbers are only allowed on a replica set/.test(error.message)) return String(codeWords[20]);
  if (error instanceof MongoServerSelectionError || error instanceof MongoNetworkError || isPassing(error)) {
    return 'cannot be reached. Look whether it runs and whether MONGODB_URI names it; MyFlow goes on by itself when it is back.';
  }
  if (/WaitQueueTimeout/.test(error.name)) return 'is too slow: all connections to it were in use for too long. Try again later.';
  return `failed: ${error.message}. Look at the log around this line, and report it.`;
}
