import type { DatabaseSync } from 'node:sqlite';
import type { CommitOutcome } from '#src/ports/store.ts';
import type { KeptLists } from './kept-lists.ts';
import { prepareRun } from './statements.ts';
import type { PreparedCommit, WriteOutcome } from './write-commit.ts';

/** At most so many commits share one transaction; those behind wait for the next turn of the event loop. */
const batchCommitsMax = 128;
/** At most so many documents share one transaction, if they are of more than one commit: what a savepoint costs grows with the square of them. */
const batchDocumentsMax = 256;

type Waiting = {
  readonly prepared: PreparedCommit;
  readonly resolve: (outcome: CommitOutcome) => void;
  readonly reject: (error: unknown) => void;
};

/** What the queue needs: errors in words, and what is kept in memory of what it writes. */
export type CommitQueueParts = {
  readonly toError: (error: unknown) => unknown;
  readonly kept: Pick<KeptLists, 'look' | 'wrote' | 'follow'>;
};

/**
 * Group commit: the commits that arrive in one turn of the event loop are written in one transaction, so that one flush to the disk serves them
 * all. A promise resolves only after the transaction is on the disk. Each commit is tried without a savepoint, for under one SQLite copies every page
 * that it touches; when one fails, which is rare, the batch is taken back and written anew, each under a savepoint of its own, so that one that
 * fails harms no other. When the transaction itself fails, all of its commits do and nothing of them is kept.
 */
export function createCommitQueue(database: DatabaseSync, { toError, kept }: CommitQueueParts) {
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
    try {
      kept.look();
      if (batch.length === 1) writeAlone(first);
      else if (!wroteAll(batch)) writeEach(batch);
      kept.wrote();
    } catch (error) {
      for (const { reject } of batch) reject(toError(error));
      if (database.isOpen && database.isTransaction) rollback();
    }
  }

  /** Writes a batch of which nothing fails, or nothing. */
  function wroteAll(batch: readonly Waiting[]): boolean {
    begin();
    const settled: (() => void)[] = [];
    for (const waiting of batch) {
      const settle = tryOne(waiting);
      if (settle === undefined) {
        if (database.isTransaction) rollback();
        return false;
      }
      settled.push(settle);
    }
    end();
    for (const settle of settled) settle();
    return true;
  }

  /** Undefined when it fails in any way: how is found out under a savepoint. */
  function tryOne(waiting: Waiting): (() => void) | undefined {
    try {
      const result = waiting.prepared.write();
      return result.outcome.status === 'committed' ? () => settle(waiting, result) : undefined;
    } catch {
      return undefined;
    }
  }

  function writeEach(batch: readonly Waiting[]): void {
    begin();
    const settled = batch.map(writeOne);
    end();
    for (const settle of settled) settle();
  }

  function settle({ prepared, resolve }: Waiting, { outcome, written }: WriteOutcome): void {
    if (outcome.status === 'committed') kept.follow(prepared.userId, outcome.act.seq, written);
    resolve(outcome);
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

  /** One that has the transaction to itself is taken back with it. */
  function writeAlone(waiting: Waiting): void {
    begin();
    const result = waiting.prepared.write();
    if (result.outcome.status === 'committed') end();
    else rollback();
    settle(waiting, result);
  }

  /** Writes one commit and returns what is to be told once the transaction is on the disk. */
  function writeOne(waiting: Waiting): () => void {
    save();
    try {
      const result = waiting.prepared.write();
      if (result.outcome.status !== 'committed') takeBack();
      release();
      return () => settle(waiting, result);
    } catch (error) {
      // SQLite takes back the whole transaction by itself after some errors, a full disk for one.
      if (!database.isTransaction) throw error;
      takeBack();
      release();
      return () => waiting.reject(toError(error));
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
