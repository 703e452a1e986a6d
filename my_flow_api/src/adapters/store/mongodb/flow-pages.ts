import type { ClientSession, Document, MongoClient } from 'mongodb';
import { isLatestFirst, timeKey } from '#src/domain/flows/list-place.ts';
import type { EncodedPage, FlowQuery } from '#src/ports/store.ts';
import { decodeCursor, encodeCursor, type Place } from '#src/ports/store-cursor.ts';
import type { Calls } from './calls.ts';
import { collectionName, ofKind, personId } from './layout.ts';
import { joined, type ListRange, type PageRow, rangeFilter, rowOf } from './list-range.ts';
import { movedSince, readAsOf } from './pages-as-of.ts';
import type { SeqNotes } from './seq-notes.ts';

/** Greater than every key. */
const keyMax = '~';
/** After so many commits between two looks the page is read from one snapshot, which takes four commands. */
const looksMax = 3;

export type PageDependencies = { readonly client: MongoClient; readonly calls: Calls; readonly seqs: SeqNotes };

/** Reads pages of lists. */
export function createFlowPages({ client, calls, seqs }: PageDependencies) {
  /** The list as it stands, and the number of the person's newest act, which is read behind it. */
  async function look(range: ListRange): Promise<{ rows: PageRow[]; seq: number }> {
    const found = await calls.aggregate(pagePipeline(range));
    const last = found.at(-1);
    const seq = Number(last?.['seq'] ?? 0);
    seqs.note(range.userId, seq);
    return { rows: (last !== undefined && 'seq' in last ? found.slice(0, -1) : found).map(rowOf), seq };
  }

  /**
   * The first page, and the number that the rest of the walk goes by: that of the moment of the page. It is, when it is the same behind the page as it was
   * before; a page that is the whole list needs none.
   */
  async function begin(range: ListRange): Promise<{ rows: PageRow[]; seq: number }> {
    for (let looks = 0; looks < looksMax; looks += 1) {
      const noted = seqs.last(range.userId);
      const page = await look(range);
      if (noted === page.seq || page.rows.length <= range.limit) return page;
    }
    return inSnapshot(client, (session) => readAsOf(calls, range, { session, seq: null }));
  }

  /** A further page. What the person moved since the walk began is taken by the place that it had then. */
  async function goOn(range: ListRange, { seq }: Place): Promise<{ rows: PageRow[]; seq: number }> {
    const page = await look(range);
    if (page.seq === seq || !(await movedSince(calls, range.userId, seq))) return { rows: page.rows, seq };
    return inSnapshot(client, (session) => readAsOf(calls, range, { session, seq }));
  }

  return {
    async listFlows(userId: string, query: FlowQuery): Promise<EncodedPage> {
      const { contextId, state, completedSince, limit } = query;
      const names = [userId, 'flows', contextId ?? null, state, completedSince ?? null];
      const place = decodeCursor(names, query.cursor);
      const isDown = isLatestFirst(state);
      const since = state === 'done' && completedSince !== undefined ? timeKey(completedSince) : '';
      const low = isDown ? since : (place?.key ?? '');
      const high = isDown ? (place?.key ?? keyMax) : keyMax;
      const range: ListRange = { userId, contextId, list: state, low, high, direction: isDown ? -1 : 1, limit };
      const { rows, seq } = place === null ? await begin(range) : await goOn(range, place);
      const last = rows.length > limit ? rows[limit - 1] : undefined;
      return { itemsJson: joined(rows, limit), nextCursor: last === undefined ? null : encodeCursor(names, { seq, key: last.key }) };
    },
  };
}

function pagePipeline(range: ListRange): Document[] {
  const { userId, direction, limit } = range;
  const newest = [{ $match: ofKind('person', { userId, id: personId }) }, { $project: { _id: 0, seq: 1 } }];
  return [
    { $match: ofKind('flow', rangeFilter(range)) },
    { $sort: { key: direction } },
    { $limit: limit + 1 },
    { $project: { _id: 0, doc: 1, key: 1 } },
    { $unionWith: { coll: collectionName, pipeline: newest } },
  ];
}

/** Reads at one moment: the transaction writes nothing, and is given up at its end. */
async function inSnapshot<Result>(client: MongoClient, read: (session: ClientSession) => Promise<Result>): Promise<Result> {
  const session = client.startSession();
  try {
    session.startTransaction({ readConcern: { level: 'snapshot' } });
    return await read(session);
  } finally {
    // Ends the transaction too.
    await session.endSession();
  }
}
