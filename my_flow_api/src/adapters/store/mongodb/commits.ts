import { setTimeout } from 'node:timers/promises';
import { type ClientSession, type MongoClient, MongoError } from 'mongodb';
import { newActHead } from '#src/domain/acts/act-head.ts';
import { type Commit, type CommitOutcome, StoreError } from '#src/ports/store.ts';
import type { Calls } from './calls.ts';
import { explainRefusal, isConfirmed } from './explain-refusal.ts';
import type { KeptLists } from './kept-lists.ts';
import { personId } from './layout.ts';
import type { Moment } from './moments.ts';
import { isDuplicate } from './mongo-error.ts';
import { type LastAct, type PreparedCommit, prepareCommit } from './prepare-commit.ts';
import type { SeqNotes } from './seq-notes.ts';
import { createTurns } from './turns.ts';
import { writeCommit } from './write-commit.ts';

/** Doubles with each attempt, up to the last. */
const pauseMsFirst = 4;
const pauseMsMax = 250;

export type CommitDependencies = {
  readonly client: MongoClient;
  readonly calls: Calls;
  readonly seqs: SeqNotes;
  readonly lists: KeptLists;
  /** How long attempts are made for, in milliseconds. */
  readonly commitMs: number;
};

/** `unknown`: it may have been carried out, and may not. */
type Attempt = 'committed' | 'refused' | 'transient' | 'unknown';

/**
 * Commits, each as one transaction. Commits of one person in this process go one behind the other; those in other processes are met by the server, which
 * lets one of two win, and the other tries again until its time is over.
 */
export function createCommits({ client, calls, seqs, lists, commitMs }: CommitDependencies) {
  const turns = createTurns();

  async function attempt(prepared: PreparedCommit, last: LastAct): Promise<Attempt> {
    const session = client.startSession();
    try {
      session.startTransaction({ readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority' }, maxCommitTimeMS: commitMs });
      if (!(await writeCommit(calls, prepared, { session, last }))) return 'refused';
      return await end(session);
    } catch (error) {
      if (isLabelled(error, 'TransientTransactionError')) return 'transient';
      if (isDuplicate(error)) return 'refused';
      throw error;
    } finally {
      // Gives up the transaction, if it is under way.
      await session.endSession();
    }
  }

  async function known(userId: string): Promise<number> {
    const noted = seqs.recent(userId);
    if (noted !== undefined) return noted;
    const found = await calls.findOne('person', { filter: { userId, id: personId }, projection: { _id: 0, seq: 1 } });
    return Number(found?.['seq'] ?? 0);
  }

  /** What lists are kept for, if the commit is expected to come right behind it. */
  function momentAt(userId: string, seq: number): Moment | null {
    const moment = lists.momentOf(userId);
    return moment?.seq === seq ? moment : null;
  }

  async function commit(userId: string, asked: Commit): Promise<CommitOutcome> {
    const prepared = prepareCommit(userId, asked);
    const endsAtMs = performance.now() + commitMs;
    let mayBeThere = false;
    // A decision about a number holds only for that one.
    let lastSeq = asked.draft.lastSeq ?? (await known(userId));
    for (let pauseMs = pauseMsFirst; ; pauseMs = Math.min(2 * pauseMs, pauseMsMax)) {
      const from = momentAt(userId, lastSeq);
      const result = await attempt(prepared, { seq: lastSeq, id: from?.act });
      if (result === 'committed') {
        if (from !== null) lists.follow(userId, { from, to: { ...from, seq: lastSeq + 1, act: asked.id } }, asked.draft.changes);
        return committed(prepared, lastSeq + 1);
      }
      lists.forget(userId);
      mayBeThere ||= result !== 'refused';
      const refusal = await explainRefusal(calls, prepared);
      if (refusal.reason === 'act_exists') {
        if (mayBeThere && (await isConfirmed(calls, prepared))) return committed(prepared, refusal.seq);
        if (mayBeThere) throw new StoreError('MongoDB has not confirmed a change in time: it may be there. Look, and try again.');
        throw new StoreError(`An act ${asked.id} exists already. Report it: ids are never given twice.`);
      }
      if (refusal.reason !== 'again') return { status: refusal.reason };
      if (performance.now() > endsAtMs) throw new StoreError('MongoDB is busy with other changes of the same person. Try again.');
      ({ lastSeq } = refusal);
      await setTimeout(pauseMs);
    }
  }

  function committed({ userId, commit: asked }: PreparedCommit, seq: number): CommitOutcome {
    seqs.note(userId, seq);
    return { status: 'committed', act: newActHead(asked, seq) };
  }

  return {
    commit: (userId: string, asked: Commit): Promise<CommitOutcome> => turns.take(userId, () => commit(userId, asked)),
    allDone: (): Promise<void> => turns.allDone(),
  };
}

/** The driver asks a second time by itself when the answer is lost. */
async function end(session: ClientSession): Promise<Attempt> {
  try {
    await session.commitTransaction();
    return 'committed';
  } catch (error) {
    if (isLabelled(error, 'UnknownTransactionCommitResult')) return 'unknown';
    throw error;
  }
}

function isLabelled(error: unknown, label: string): boolean {
  return error instanceof MongoError && error.hasErrorLabel(label);
}
