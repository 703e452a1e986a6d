import type { DatabaseSync } from 'node:sqlite';
import type { CommitOutcome } from '#src/ports/store.ts';
import { prepareRun } from './statements.ts';
import type { PreparedCommit } from './write-commit.ts';

/** At most so many commits share one transaction; those behind wait for the next turn of the event loop. */
const batchCommitsMax = 128;
/** At most so many documents share one transaction, if they are of more than one commit: what a savepoint costs grows with the square of them. */
const batchDocumentsMax = 256;

type Waiting = {
  readonly prepared: PreparedCommit;
  readonly resolve: (outcome: CommitOutcome) => void;
  readonly reject: (error: unknown) => void;
};

/**
 * Group commit: the commits that arrive in one turn of the event loop are written in one transaction, each under a savepoint of its own, so that
 * one flush to the disk serves them all. A promise resolves only after the transaction is on the disk. One that fails harms no other; when the
 * transaction itself fails, all of its commits do and nothing of them is kept.
 */
export function createCommitQueue(database: DatabaseSync, toError: (error: unknown) => unknown) {
  const begin = prepareRun(database, 'BEGIN IMMEDIATE');
  const end = prepareRun(database, 'COMMIT');
  const rollback = prepareRun(database, 'ROLLBACK');
  const save = prepareRun(database, 'SAVEPOINT one');
  const release = prepareRun(database, 'RELEASE one');
  const takeBack = prepareRun(database, 'ROLLBACK TO one');
  const queue: Waiting[] = [];
  let isScheduled = false;

  function schedule(): void {
    if (isScheduled || queue.length === 0) return;
    isScheduled = true;
    setImmediate(() => {
      isScheduled = false;
      flush();
      schedule();
    });
  }

  function flush(): void {
    const batch = queue.splice(0, batchLength());
    const [first] = batch;
    if (first === undefined) return;
    if (batch.length === 1) writeAlone(first);
    else writeTogether(batch);
  }

  function writeTogether(batch: readonly Waiting[]): void {
    try {
      begin();
      const settled = batch.map((waiting) => writeOne(waiting));
      end();
      for (const settle of settled) settle();
    } catch (error) {
      for (const { reject } of batch) reject(toError(error));
      if (database.isOpen && database.isTransaction) rollback();
    }
  }

  function batchLength(): number {
    let length = 0;
    let documents = 0;
    for (const { prepared } of queue) {
      documents += prepared.documentCount;
      if (length > 0 && (length === batchCommitsMax || documents > batchDocumentsMax)) break;
      length += 1;
    }
    return length;
  }

  /** One that has the transaction to itself needs no savepoint. */
  function writeAlone({ prepared, resolve, reject }: Waiting): void {
    try {
      begin();
      const outcome = prepared.write();
      if (outcome.status === 'committed') end();
      else rollback();
      resolve(outcome);
    } catch (error) {
      reject(toError(error));
      if (database.isOpen && database.isTransaction) rollback();
    }
  }

  /** Writes one commit and returns what is to be told once the transaction is on the disk. */
  function writeOne({ prepared, resolve, reject }: Waiting): () => void {
    save();
    try {
      const outcome = prepared.write();
      if (outcome.status !== 'committed') takeBack();
      release();
      return () => resolve(outcome);
    } catch (error) {
      // SQLite takes back the whole transaction by itself after some errors, a full disk for one.
      if (!database.isTransaction) throw error;
      takeBack();
      release();
      return () => reject(toError(error));
    }
  }

  return {
    add: (prepared: PreparedCommit): Promise<CommitOutcome> =>
      new Promise((resolve, reject) => {
        queue.push({ prepared, resolve, reject });
        schedule();
      }),
    /** Writes what waits, at once. */
    drain(): void {
      while (queue.length > 0) flush();
    },
  };
}
