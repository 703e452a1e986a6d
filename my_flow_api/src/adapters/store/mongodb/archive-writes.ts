import { type AnyBulkWriteOperation, type Db, type Document, MongoBulkWriteError } from 'mongodb';
import { flowTerms } from '#src/domain/search/flow-terms.ts';
import type { ArchiveRecord } from '#src/ports/store-archive.ts';
import { actDocument } from './act-document.ts';
import { contextFields } from './context-fields.ts';
import { flowFields } from './flow-fields.ts';
import { collectionName, keyOf, ofKind, personId } from './layout.ts';
import { isDuplicate } from './mongo-error.ts';
import { type StoredDocument, storedDocument } from './stored-change.ts';

const removedMax = 1_000;

/** Writes records as they are, past the checks of a commit, into a database that nobody uses yet. Records that are there already are written again. */
export async function writeRecords(db: Db, records: readonly ArchiveRecord[]): Promise<void> {
  await insertOrReplace(db, records.flatMap(documentOf));
  await writePeople(db, records);
}

/** Removes everything of everybody, a thousand documents at a time, so that no command takes long. */
export async function removeEverything(db: Db): Promise<void> {
  const collection = db.collection<{ _id: string }>(collectionName);
  for (;;) {
    const some = await collection
      .find({}, { projection: { _id: 1 } })
      .limit(removedMax)
      .toArray();
    if (some.length === 0) return;
    await collection.deleteMany({ _id: { $in: some.map(({ _id }) => _id) } });
  }
}

function documentOf(record: ArchiveRecord): StoredDocument[] {
  const { userId } = record;
  if (record.kind === 'context') {
    const { document } = record;
    return [storedDocument(userId, 'context', { document, fields: contextFields(document) })];
  }
  if (record.kind === 'flow') {
    const { document } = record;
    return [storedDocument(userId, 'flow', { document, fields: { ...flowFields(document), terms: flowTerms(document) } })];
  }
  if (record.kind === 'preferences') return [];
  const { act, idempotency, moved } = record;
  const { changes, ...head } = act;
  const places = moved.map(({ flowId, contextId, list, key }) => ({ id: flowId, contextId, list, key }));
  return [actDocument(userId, { head, changes, idempotency: idempotency ?? undefined, moved: places })];
}

async function insertOrReplace(db: Db, documents: StoredDocument[]): Promise<void> {
  if (documents.length === 0) return;
  const collection = db.collection<StoredDocument>(collectionName);
  try {
    await collection.insertMany(documents, { ordered: false });
  } catch (error) {
    if (!(error instanceof MongoBulkWriteError) || !isDuplicate(error)) throw error;
    // A run before this one came as far as here, and no further.
    const replacements = documents.map((document): AnyBulkWriteOperation<StoredDocument> => {
      const { userId, kind, id } = document;
      const filter = { userId, kind, id };
      return { replaceOne: { filter, replacement: document, upsert: true } };
    });
    await collection.bulkWrite(replacements, { ordered: false });
  }
}

/** A person's own document has the preferences, and the number and the id of the newest act. */
async function writePeople(db: Db, records: readonly ArchiveRecord[]): Promise<void> {
  const people = new Map<string, Document>();
  for (const record of records) {
    const fields = people.get(record.userId) ?? {};
    if (record.kind === 'preferences') {
      fields['preferences'] = JSON.stringify(record.document);
      fields['preferencesVersion'] = record.document.version;
    }
    if (record.kind === 'act') {
      fields['seq'] = record.act.seq;
      fields['act'] = record.act.id;
    }
    people.set(record.userId, fields);
  }
  const updates = [...people].map(([userId, fields]): AnyBulkWriteOperation => {
    const set = Object.keys(fields).length === 0 ? {} : { $set: fields };
    const update = { ...set, $setOnInsert: { _id: keyOf(userId, personId) } };
    return { updateOne: { filter: ofKind('person', { userId, id: personId }), update, upsert: true } };
  });
  if (updates.length > 0) await db.collection(collectionName).bulkWrite(updates, { ordered: false });
}
