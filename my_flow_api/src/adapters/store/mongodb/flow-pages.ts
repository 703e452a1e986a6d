import type { ClientSession, Document, MongoClient } from 'mongodb';
import { isLatestFirst, timeKey } from '#src/domain/flows/list-place.ts';
import { windowRowsSpare } from '#src/domain/flows/list-window.ts';
import type { EncodedPage, FlowQuery } from '#src/ports/store.ts';
import { decodeCursor, encodeCursor, type Place } from '#src/ports/store-cursor.ts';
import type { Calls } from './calls.ts';
import type { KeptLists, ListName } from './kept-lists.ts';
import { collectionName, ofKind, personId } from './layout.ts';
import { joined, type ListRange, type PageRow, rangeFilter, rowOf } from './list-range.ts';
import { isSameMoment, type Moment, momentIn, momentProjection, readMoment } from './moments.ts';
import { movedSince, readAsOf } from './pages-as-of.ts';
import type { SeqNotes } from './seq-notes.ts';

/** Greater than every key. */
const keyMax = '~';
/** After so many commits between two looks the page is read from one snapshot, which takes four commands. */
const looksMax = 3;

export type PageDependencies = { readonly client: MongoClient; readonly calls: Calls; readonly seqs: SeqNotes; readonly lists: KeptLists };

type Page = { readonly rows: readonly PageRow[]; readonly seq: number };

/** Reads pages of lists. The first page of a list of one context comes from memory when it was read lately and its person stands where they stood then. */
export function createFlowPages({ client, calls, seqs, lists }: PageDependencies) {
  /** The list as it stands, and where the person stands, which is read behind it. */
  async function look(range: ListRange): Promise<Page & { readonly moment: Moment | null }> {
    const found = await calls.aggregate(pagePipeline(range));
    const last = found.at(-1);
    const person = last !== undefined && 'seq' in last ? last : null;
    const seq = Number(person?.['seq'] ?? 0);
    seqs.note(range.userId, seq);
    return { rows: (person === null ? found : found.slice(0, -1)).map(rowOf), seq, moment: momentIn(person) };
  }

  /**
   * The first page, and the number that the rest of the walk goes by: that of the moment of the page. It is, when it is the same behind the page as it was
   * before; a page that is the whole list needs none.
   */
  async function begin(range: ListRange): Promise<Page> {
    const list = keptName(range);
    const asked = list === null ? range : { ...range, limit: range.limit + windowRowsSpare };
    for (let looks = 0; looks < looksMax; looks += 1) {
      const [noted, from] = [seqs.last(range.userId), lists.momentOf(range.userId)];
      const page = await look(asked);
      lists.see(range.userId, page.moment);
      if (list !== null && from !== undefined && page.moment !== null && isSameMoment(from, page.moment)) {
        lists.keep(list, page.rows, { asked: asked.limit + 1, at: from });
      }
      if (noted === page.seq || page.rows.length <= range.limit) return page;
    }
    return inSnapshot(client, (session) => readAsOf(calls, range, { session, seq: null }));
  }

  /** The first page from memory, for one small read instead of the page; undefined when it is not there, or the person has moved on. */
  async function recall(range: ListRange): Promise<Page | undefined> {
    const list = keptName(range);
    if (list === null || !lists.has(list, range.limit + 1)) return undefined;
    const moment = await readMoment(calls, range.userId);
    const rows = lists.take(list, range.limit + 1, moment);
    if (moment === null || rows === undefined) return undefined;
    seqs.note(range.userId, moment.seq);
    return { rows, seq: moment.seq };
  }

  /** A further page. What the person moved since the walk began is taken by the place that it had then. */
  async function goOn(range: ListRange, { seq }: Place): Promise<Page> {
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
      const { rows, seq } = place === null ? ((await recall(range)) ?? (await begin(range))) : await goOn(range, place);
      const last = rows.length > limit ? rows[limit - 1] : undefined;
      return { itemsJson: joined(rows, limit), nextCursor: last === undefined ? null : encodeCursor(names, { seq, key: last.key }) };
    },
  };
}

/** The list that the first page of a range is of, if it is one that is kept: of one context, and whole. */
function keptName({ userId, contextId, list, low, high }: ListRange): ListName | null {
  if (contextId === undefined || list === 'trashed' || low !== '' || high !== keyMax) return null;
  return { userId, contextId, state: list };
}

function pagePipeline(range: ListRange): Document[] {
  const { userId, direction, limit } = range;
  const newest = [{ $match: ofKind('person', { userId, id: personId }) }, { $project: momentProjection }];
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
