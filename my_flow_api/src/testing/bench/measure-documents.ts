import { BSON, type Document, MongoClient } from 'mongodb';
import { collectionName, type IndexSpec, indexes } from '../../adapters/store/mongodb/layout.ts';

/** What documents of one kind take on average, in bytes: as BSON, and in the keys of all their indexes, both before the server compresses them. */
export type DocumentFigures = { readonly count: number; readonly documentBytes: number; readonly indexBytes: number };

/** Of everything that a database holds of one person: flows, contexts, the person's own document, and acts by what they are about. */
export async function measureDocuments(place: {
  readonly uri: string;
  readonly database: string;
  readonly userId: string;
}): Promise<Record<string, DocumentFigures>> {
  const client = new MongoClient(place.uri);
  try {
    const own = client.db(place.database).collection(collectionName).find({ userId: place.userId });
    const kinds = Map.groupBy(await own.toArray(), kindOf);
    return Object.fromEntries([...kinds].map(([kind, documents]) => [kind, figuresOf(documents)]));
  } finally {
    await client.close();
  }
}

function kindOf(document: Document): string {
  const { kind }: Document = document;
  if (kind !== 'act') return String(kind);
  // Only the adapter writes the field, from a head.
  return `act ${(JSON.parse(String(document['head'])) as { kind: string }).kind}`;
}

function figuresOf(documents: readonly Document[]): DocumentFigures {
  const mean = (size: (document: Document) => number) =>
    Math.round(documents.reduce((sum, document) => sum + size(document), 0) / documents.length);
  return {
    count: documents.length,
    documentBytes: mean((document) => BSON.calculateObjectSize(document)),
    indexBytes: mean((document) => keyBytes(document['_id']) + indexes.reduce((sum, spec) => sum + entryBytes(document, spec), 0)),
  };
}

/** The place of the document, which stands behind each key, and what is around an entry. */
const entryOverhead = 8;

/** All entries of a document in one index: one, none where it is not in the index, and one for each element of a list. */
function entryBytes(document: Document, { key, of, ifThere }: IndexSpec): number {
  if (of !== undefined && document['kind'] !== of) return 0;
  if (ifThere !== undefined && document[ifThere] === undefined) return 0;
  const fields = Object.keys(key).map((field): unknown => document[field]);
  const list = fields.find(Array.isArray);
  const entries: readonly unknown[] = list ?? [undefined];
  return entries.reduce<number>(
    (sum, element) => sum + entryOverhead + fields.reduce<number>((bytes, value) => bytes + keyBytes(value === list ? element : value), 0),
    0,
  );
}

/** About what a value takes in a key of WiredTiger: a byte for its type; a text ends with another, dates and numbers have up to eight. */
function keyBytes(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value) + 2;
  if (value instanceof Date) return 9;
  return typeof value === 'number' ? 4 : 1;
}
