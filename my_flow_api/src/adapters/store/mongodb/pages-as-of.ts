import type { ClientSession, Document } from 'mongodb';
import { textIn } from './act-document.ts';
import type { Calls } from './calls.ts';
import { personId } from './layout.ts';
import { type ListRange, type PageRow, rangeFilter, rowOf } from './list-range.ts';

type Stood = { readonly id: string; readonly contextId: string; readonly list: string; readonly key: string };

/** Whether an act past a number has moved a flow of the person out of its place. */
export async function movedSince(calls: Calls, userId: string, seq: number): Promise<boolean> {
  const filter = { userId, moves: true, seq: { $gt: seq } };
  return (await calls.findOne('act', { filter, projection: { _id: 0, seq: 1 }, sort: { seq: 1 } })) !== null;
}

/**
 * A page as it was at an act's number, of flows that are in the list still; with null as it is now, with the number of now. What was moved since is taken by
 * its place before the first act past that number, everything else by the place it has. The session gives all reads the same moment.
 */
export async function readAsOf(
  calls: Calls,
  range: ListRange,
  { session, seq }: { readonly session: ClientSession; readonly seq: number | null },
): Promise<{ rows: PageRow[]; seq: number }> {
  const { userId, direction, limit } = range;
  const moment = seq ?? (await newestSeq(calls, userId, session));
  const moved = seq === null ? new Map<string, Stood>() : await placesBefore(calls, { userId, seq, session });
  const stayed = await calls.find(
    'flow',
    {
      filter: { ...rangeFilter(range), ...(moved.size === 0 ? {} : { id: { $nin: [...moved.keys()] } }) },
      projection: { _id: 0, doc: 1, key: 1 },
      sort: { key: direction },
      limit: limit + 1,
    },
    session,
  );
  const rows = [...stayed.map(rowOf), ...(await rowsOfMoved(calls, range, { moved, session }))];
  return { rows: rows.toSorted((a, b) => (a.key < b.key ? -direction : direction)).slice(0, limit + 1), seq: moment };
}

async function newestSeq(calls: Calls, userId: string, session: ClientSession): Promise<number> {
  const found = await calls.findOne('person', { filter: { userId, id: personId }, projection: { _id: 0, seq: 1 } }, session);
  return Number(found?.['seq'] ?? 0);
}

async function placesBefore(
  calls: Calls,
  { userId, seq, session }: { userId: string; seq: number; session: ClientSession },
): Promise<Map<string, Stood>> {
  const filter = { userId, moves: true, seq: { $gt: seq } };
  const acts = await calls.find('act', { filter, projection: { _id: 0, moved: 1 }, sort: { seq: 1 } }, session);
  const first = new Map<string, Stood>();
  for (const stood of acts.flatMap(movedIn)) {
    if (!first.has(stood.id)) first.set(stood.id, stood);
  }
  return first;
}

function movedIn(act: Document): Stood[] {
  // Only this adapter writes the field, from places.
  return act['moved'] as Stood[];
}

async function rowsOfMoved(
  calls: Calls,
  { userId, contextId, list, low, high }: ListRange,
  { moved, session }: { moved: ReadonlyMap<string, Stood>; session: ClientSession },
): Promise<PageRow[]> {
  const inRange = [...moved.values()].filter(
    (stood) => stood.list === list && (contextId === undefined || stood.contextId === contextId) && stood.key > low && stood.key < high,
  );
  if (inRange.length === 0) return [];
  const filter = { userId, id: { $in: inRange.map((stood) => stood.id) } };
  const flows = await calls.find('flow', { filter, projection: { _id: 0, id: 1, contextId: 1, list: 1, doc: 1 } }, session);
  return flows.flatMap((flow) => {
    const stood = moved.get(textIn(flow, 'id'));
    const isThere = stood !== undefined && flow['list'] === list && (contextId === undefined || flow['contextId'] === contextId);
    return isThere ? [{ doc: textIn(flow, 'doc'), key: stood.key }] : [];
  });
}
