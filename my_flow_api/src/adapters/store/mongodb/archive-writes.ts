import { type AnyBulkWriteOperation, type Db, type Document, MongoBulkWriteError } from 'mongodb';
import { flowTerms } from '#src/domain/search/flow-terms.ts';
import type { ArchiveRecord } from '#src/ports/store-archive.ts';
import { actDocument, textIn } from './act-document.ts';
import { contextFields } from './context-fields.ts';
import { flowFields } from './flow-fields.ts';
import { type CollectionName, collectionList, collectionNames, keyOf, personId } from './layout.ts';
import { isDuplicate } from './mongo-error.ts';
import { storedDocument } from './stored-change.ts';

const removedMax = 1_000;

/** Writes records as they are, past the checks of a commit, into a database that nobody uses yet. Records that are there already are written again. */
export async function writeRecords(db: Db, records: readonly ArchiveRecord[]): Promise<void> {
  const documents: Record<CollectionName, Document[]> = { people: [], flows: [], acts: [] };
  for (const record of records) {
    const [name, document] = documentOf(record);
    if (document !== null) documents[name].push(document);
  }
  for (const name of collectionList) await insertOrReplace(db, name, documents[name]);
  await writePeople(db, records);
}

/** Removes everything of everybody, a thousand documents at a time, so that no command takes long. */
export async function removeEverything(db: Db): Promise<void> {
  for (const name of collectionList) {
    const collection = db.collection<{ _id: string }>(collectionNames[name]);
    for (;;) {
      const some = await collection
        .find({}, { projection: { _id: 1 } })
        .limit(removedMax)
        .toArray();
      if (some.length === 0) break;
      await collection.deleteMany({ _id: { $in: some.map(({ _id }) => _id) } });
    }
  }
}

function documentOf(record: ArchiveRecord): [CollectionName, Document | null] {
  const { userId } = record;
  if (record.kind === 'context') return ['people', storedDocument(userId, record.document, contextFields(record.document))];
  if (record.kind === 'flow') {
    const fields = { ...flowFields(record.document), terms: flowTerms(record.document) };
    return ['flows', storedDocument(userId, record.document, fields)];
  }
  if (record.kind === 'preferences') return ['people', null];
  const { act, idempotency, moved } = record;
  const { changes, ...head } = act;
  const places = moved.map(({ flowId, contextId, list, key }) => ({ id: flowId, contextId, list, key }));
  return ['acts', actDocument(userId, { head, changes, idempotency: idempotency ?? undefined, moved: places })];
}

async function insertOrReplace(db: Db, name: CollectionName, documents: Document[]): Promise<void> {
  if (documents.length === 0) return;
  const collection = db.collection(collectionNames[name]);
  try {
    await collection.insertMany(documents, { ordered: false });
  } catch (error) {
    if (!(error instanceof MongoBulkWriteError) || !isDuplicate(error)) throw error;
    // A run before this one came as far as here, and no further.
    const replacements = documents.map((document): AnyBulkWriteOperation => {
      const filter = { userId: textIn(document, 'userId'), id: textIn(document, 'id') };
      return { replaceOne: { filter, replacement: document, upsert: true } };
    });
    await collection.bulkWrite(replacements, { ordered: false });
  }
}

/** A person's own document has the preferences, and the number of the newest act. */
async function writePeople(db: Db, records: readonly ArchiveRecord[]): Promise<void> {
  const people = new Map<string, Document>();
  for (const record of records) {
    const fields = people.get(record.userId) ?? {};
    if (record.kind === 'preferences') {
      fields['preferences'] = JSON.stringify(record.document);
      fields['preferencesVersion'] = record.document.version;
    }
    if (record.kind === 'act') fields['seq'] = record.act.seq;
    people.set(record.userId, fields);
  }
  const updates = [...people].map(([userId, fields]): AnyBulkWriteOperation => {
    const set = Object.keys(fields).length === 0 ? {} : { $set: fields };
    const update = { ...set, $setOnInsert: { _id: keyOf(userId, personId) } };
    return { updateOne: { filter: { userId, id: personId }, update, upsert: true } };
  });
  if (updates.length > 0) await db.collection(collectionNames.people).bulkWrite(updates, { ordered: false });
}
