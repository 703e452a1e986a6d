import type { ClientSession, Db, MongoClient } from 'mongodb';
import { textIn } from './act-document.ts';
import type { Calls } from './calls.ts';
import type { KeptLists } from './kept-lists.ts';
import { collectionName, type Kind, ofKind, personId } from './layout.ts';
import type { SeqNotes } from './seq-notes.ts';

export type HousekeepingDependencies = {
  readonly client: MongoClient;
  readonly db: Db;
  readonly calls: Calls;
  readonly seqs: SeqNotes;
  readonly lists: KeptLists;
};

/** Few enough that a command ends in time. */
const removedAtOnceMax = 1_000;
const owner = { _id: 0, userId: 1, id: 1 } as const;

/** What is done across people, and the removal of one. */
export function createHousekeeping({ client, db, calls, seqs, lists }: HousekeepingDependencies) {
  const documents = db.collection(collectionName);

  /** A context with as many of its flows as there is room for; it goes last. It may have been restored in the meantime, and then it stays. */
  async function purgeContext(due: { userId: string; id: string; before: Date }, limit: number, session: ClientSession): Promise<number> {
    const { userId, id, before } = due;
    // Meets every commit of the person that is under way: none of them can lean on a context that goes. And no list is kept across it.
    await documents.updateOne(ofKind('person', { userId, id: personId }), { $inc: { purges: 1 } }, { session });
    const own = { userId, id, trashedAt: { $lt: before } };
    if ((await calls.findOne('context', { filter: own, projection: owner }, session)) === null) return 0;
    const flows = await calls.find('flow', { filter: { userId, contextId: id }, projection: owner, limit }, session);
    const ids = flows.map((flow) => textIn(flow, 'id'));
    await documents.deleteMany(ofKind('flow', { userId, id: { $in: ids } }), { session });
    if (ids.length === limit) return limit;
    await documents.deleteOne(ofKind('context', own), { session });
    return ids.length + 1;
  }

  async function purgeFlows(before: Date, limit: number): Promise<number> {
    if (limit === 0) return 0;
    const filter = { trashedAt: { $lt: before } };
    const due = await calls.find('flow', { filter, projection: owner, sort: { trashedAt: 1 }, limit });
    let purged = 0;
    for (const [userId, flows] of Map.groupBy(due, (flow) => textIn(flow, 'userId'))) {
      const ids = flows.map((flow) => textIn(flow, 'id'));
      purged += (await documents.deleteMany(ofKind('flow', { userId, id: { $in: ids }, ...filter }))).deletedCount;
    }
    return purged;
  }

  async function removeAll(kind: Kind, userId: string): Promise<void> {
    for (;;) {
      const some = await calls.find(kind, { filter: { userId }, projection: owner, limit: removedAtOnceMax });
      const ids = some.map((document) => textIn(document, 'id'));
      if (ids.length > 0) await documents.deleteMany(ofKind(kind, { userId, id: { $in: ids } }));
      if (ids.length < removedAtOnceMax) return;
    }
  }

  return {
    async listWaking(before: string, limit: number): Promise<{ userId: string; flowId: string }[]> {
      const filter = { wakesAt: { $lte: new Date(before) } };
      const due = await calls.find('flow', { filter, projection: owner, sort: { wakesAt: 1 }, limit });
      return due.map((flow) => ({ userId: textIn(flow, 'userId'), flowId: textIn(flow, 'id') }));
    },
    async purgeTrash(at: string, limit: number): Promise<number> {
      const before = new Date(at);
      let purged = 0;
      const filter = { trashedAt: { $lt: before } };
      const due = await calls.find('context', { filter, projection: owner, sort: { trashedAt: 1 }, limit });
      for (const context of due) {
        const [userId, id] = [textIn(context, 'userId'), textIn(context, 'id')];
        const room = limit - purged;
        purged += await inTransaction(client, (session) => purgeContext({ userId, id, before }, room, session));
        if (purged >= limit) return purged;
      }
      return purged + (await purgeFlows(before, limit - purged));
    },
    /** Most of it goes first, some at a time; the rest, what came meanwhile and the person's number go together. */
    async removeUser(userId: string): Promise<void> {
      await removeAll('flow', userId);
      await removeAll('act', userId);
      await inTransaction(client, (session) => documents.deleteMany({ userId }, { session }));
      seqs.forget(userId);
      lists.forget(userId);
    },
  };
}

/** Tries again when it meets a commit, as long as the driver's own bound allows. */
async function inTransaction<Result>(client: MongoClient, write: (session: ClientSession) => Promise<Result>): Promise<Result> {
  return client.withSession((session) =>
    session.withTransaction(() => write(session), { readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority' } }),
  );
}
