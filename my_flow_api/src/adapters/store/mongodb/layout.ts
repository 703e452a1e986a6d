import type { CreateIndexesOptions, Document } from 'mongodb';

/*
 * One collection, each document of which belongs to one person and names them in `userId`, so that it shards by the person and a commit is one command on
 * one shard. `_id` is the person's id and the document's, which makes it unique for a person; `kind` tells kinds apart, whose fields share names. Documents
 * are kept as JSON text in `doc`, beside the fields that queries go by: a page of a list is passed on as it is, and costs neither the server nor this process
 * the decoding of each field. Instants are dates, days are text; a field that does not apply is not there.
 */
export const collectionName = 'documents';

/** `person`: a person's own document, `personId`, with the number and the id of the newest act (`seq`, `act`) and the preferences. */
export type Kind = 'person' | 'context' | 'flow' | 'act';

/** The id of a person's own document. */
export const personId = 'person';

/** The key of a document. Ids of ours hold no space. */
export function keyOf(userId: string, id: string): string {
  return `${userId} ${id}`;
}

/** A filter for documents of one kind: no query is without it, since an index of a kind serves only those that name it. */
export function ofKind(kind: Kind, filter: Document): Document {
  return { ...filter, kind };
}

export type IndexSpec = {
  readonly name: string;
  readonly key: Readonly<Record<string, 1 | -1>>;
  readonly unique?: true;
  /** The only kind that is in the index; absent: all. */
  readonly of?: Kind;
  /** The field without which a document is not in the index. */
  readonly ifThere?: string;
};

/**
 * All begin with the person, but for those that are read across people: by the housekeeping job, and to go through everybody. The kind is in a key where the
 * index holds several, and where answers come out of it alone: servers look at the document for a field that is not in it, although all there is of one kind.
 */
export const indexes: readonly IndexSpec[] = [
  // The version is for changes that hold only if it is still the one that was read.
  { name: 'by_id', key: { userId: 1, kind: 1, id: 1, version: 1 } },
  { name: 'of_sample', key: { userId: 1, kind: 1, sample: 1, id: 1 }, ifThere: 'sample' },
  { name: 'in_trash', key: { kind: 1, trashedAt: 1 }, ifThere: 'trashedAt' },
  { name: 'people', key: { kind: 1, userId: 1 }, of: 'person' },
  { name: 'contexts_by_list', key: { userId: 1, list: 1, position: 1, id: 1 }, of: 'context' },
  { name: 'contexts_by_name', key: { userId: 1, nameKey: 1 }, unique: true, of: 'context', ifThere: 'nameKey' },
  { name: 'flows_by_context', key: { userId: 1, kind: 1, contextId: 1, list: 1, key: 1 }, of: 'flow' },
  // The last three make the counts of all contexts without looking at one document.
  { name: 'flows_by_list', key: { userId: 1, kind: 1, list: 1, key: 1, contextId: 1, dueDay: 1, dueAt: 1 }, of: 'flow' },
  { name: 'flows_by_due', key: { userId: 1, list: 1, dueAt: 1 }, of: 'flow', ifThere: 'dueAt' },
  { name: 'flows_by_place', key: { userId: 1, kind: 1, contextId: 1, place: 1 }, of: 'flow' },
  { name: 'flows_by_touch', key: { userId: 1, kind: 1, contextId: 1, touchedAt: -1, id: -1 }, of: 'flow', ifThere: 'touchedAt' },
  { name: 'flows_by_word', key: { userId: 1, terms: 1, id: 1 }, of: 'flow' },
  { name: 'flows_waking', key: { wakesAt: 1 }, of: 'flow', ifThere: 'wakesAt' },
  { name: 'acts_by_seq', key: { userId: 1, seq: 1 }, unique: true, of: 'act' },
  { name: 'acts_by_role', key: { userId: 1, role: 1, seq: 1 }, of: 'act' },
  { name: 'acts_by_document', key: { userId: 1, documents: 1, seq: 1 }, of: 'act' },
  { name: 'acts_by_key', key: { userId: 1, key: 1 }, unique: true, of: 'act', ifThere: 'key' },
  { name: 'acts_moving', key: { userId: 1, moves: 1, seq: 1 }, of: 'act', ifThere: 'moves' },
];

export function indexOptions({ name, unique, of, ifThere }: IndexSpec): CreateIndexesOptions {
  const partial = { ...(of === undefined ? {} : { kind: of }), ...(ifThere === undefined ? {} : { [ifThere]: { $exists: true } }) };
  return {
    name,
    ...(unique === undefined ? {} : { unique }),
    ...(Object.keys(partial).length === 0 ? {} : { partialFilterExpression: partial }),
  };
}
