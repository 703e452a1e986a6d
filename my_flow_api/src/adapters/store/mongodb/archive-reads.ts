import { Binary, type ClientSession, type Db, type Document, type FindCursor } from 'mongodb';
import type { Context, Flow, FlowListState, Preferences } from 'my_flow_contract';
import { type ArchiveRecord, type MovedFlow, type RecordPlace, recordKinds } from '#src/ports/store-archive.ts';
import { batchRecordsMax, createRecordBatch } from '#src/ports/store-archive-batch.ts';
import { actOf, actProjection, documentIn, textIn } from './act-document.ts';
import { collectionName, type Kind, ofKind, personId } from './layout.ts';

type RecordKind = ArchiveRecord['kind'];

const peopleMax = 500;

/** Gives the reads of one person a moment of their own. */
export type WithMoment = <Value>(read: (session: ClientSession) => AsyncGenerator<Value>) => AsyncGenerator<Value>;

/** All records behind a place, in their order, those of each person of one moment. */
export async function* readRecords(db: Db, withMoment: WithMoment, after: RecordPlace | null): AsyncGenerator<readonly ArchiveRecord[]> {
  const batch = createRecordBatch();
  for await (const userId of people(db, after?.userId ?? null)) {
    const from = after?.userId === userId ? after : null;
    for await (const { record, size } of withMoment((session) => recordsOf(db, { userId, from, session }))) {
      const full = batch.add(record, size);
      if (full !== null) yield full;
    }
  }
  const rest = batch.take();
  if (rest.length > 0) yield rest;
}

/** Everybody from a person on, in the order of the bytes of their ids. Whoever has anything has a document of their own. */
async function* people(db: Db, from: string | null): AsyncGenerator<string> {
  let where: Document = from === null ? {} : { userId: { $gte: from } };
  while (true) {
    const cursor = db.collection(collectionName).find(ofKind('person', where), { projection: { _id: 0, userId: 1 } });
    const found = await cursor.sort({ userId: 1 }).limit(peopleMax).toArray();
    const userIds = found.map((person) => textIn(person, 'userId'));
    yield* userIds;
    if (userIds.length < peopleMax) return;
    where = { userId: { $gt: userIds.at(-1) } };
  }
}

type Sized = { readonly record: ArchiveRecord; readonly size: number };
type Part = { readonly userId: string; readonly from: RecordPlace | null; readonly session: ClientSession };

async function* recordsOf(db: Db, { userId, from, session }: Part): AsyncGenerator<Sized> {
  for (const kind of recordKinds) {
    const order = from === null ? 1 : recordKinds.indexOf(kind) - recordKinds.indexOf(from.kind);
    if (order < 0) continue;
    const key = order === 0 ? (from?.key ?? null) : null;
    for await (const found of find(db, { userId, kind, key, session })) {
      const record = toRecord(kind, userId, found);
      if (record !== null) yield { record, size: sizeOf(found) };
    }
  }
}

type Wanted = { readonly userId: string; readonly kind: RecordKind; readonly key: string | number | null; readonly session: ClientSession };

/** Those behind a key, in order; all of them when it is null. */
function find(db: Db, { userId, kind, key, session }: Wanted): FindCursor<Document> {
  const behind = key === null ? {} : { $gt: key };
  const options = { session, batchSize: batchRecordsMax };
  const stored = ofKind(storedKind[kind], { userId });
  const collection = db.collection(collectionName);
  if (kind === 'act') {
    const projection = { ...actProjection, key: 1, fingerprint: 1, moved: 1 };
    return collection.find({ ...stored, ...(key === null ? {} : { seq: behind }) }, { ...options, projection, sort: { seq: 1 } });
  }
  if (kind === 'preferences') {
    const none = key === null ? {} : { _id: { $exists: false } };
    return collection.find({ ...stored, id: personId, ...none }, { ...options, projection: { _id: 0, preferences: 1 } });
  }
  return collection.find(
    { ...stored, ...(key === null ? {} : { id: behind }) },
    { ...options, projection: { _id: 0, doc: 1 }, sort: { id: 1 } },
  );
}

const storedKind: Readonly<Record<RecordKind, Kind>> = { context: 'context', preferences: 'person', flow: 'flow', act: 'act' };

/** Null for a person who has no preferences of their own. */
function toRecord(kind: RecordKind, userId: string, found: Document): ArchiveRecord | null {
  if (kind === 'context') return { kind, userId, document: documentIn<Context>(found) };
  if (kind === 'flow') return { kind, userId, document: documentIn<Flow>(found) };
  if (kind === 'act') return { kind, userId, act: actOf(found), idempotency: idempotencyOf(found), moved: movedIn(found) };
  if (found['preferences'] === undefined) return null;
  // Only this adapter writes the field, from preferences.
  return { kind, userId, document: JSON.parse(textIn(found, 'preferences')) as Preferences };
}

function idempotencyOf(found: Document): { key: string; fingerprint: string } | null {
  return found['key'] === undefined ? null : { key: textIn(found, 'key'), fingerprint: textIn(found, 'fingerprint') };
}

function movedIn(found: Document): MovedFlow[] {
  // Only this adapter writes the field, from places.
  const moved = (found['moved'] ?? []) as { id: string; contextId: string; list: FlowListState; key: string }[];
  return moved
    .map(({ id, contextId, list, key }) => ({ flowId: id, contextId, list, key }))
    .toSorted((a, b) => (a.flowId < b.flowId ? -1 : 1));
}

/** In characters or bytes, whichever the largest field has. */
function sizeOf(found: Document): number {
  const large: unknown = found['doc'] ?? found['changes'] ?? found['preferences'];
  return large instanceof Binary ? large.length() : String(large).length;
}
