import type { CreateIndexesOptions } from 'mongodb';

/*
 * Three collections, each document of which belongs to one person and names them in `userId`, so that every one of them shards by it. `_id` is the
 * person's id and the document's, which makes it unique for a person. Documents are kept as JSON text in `doc`, beside the fields that queries go by:
 * a page of a list is passed on as it is, and costs neither the server nor this process the decoding of each field.
 * Instants are dates, days are text; a field that does not apply is not there.
 */
export const collectionNames = {
  /** A person's own document, `personId`, with the number of the newest act and the preferences; and their contexts. */
  people: 'people',
  flows: 'flows',
  acts: 'acts',
} as const;

export type CollectionName = keyof typeof collectionNames;
export const collectionList: readonly CollectionName[] = ['flows', 'acts', 'people'];

/** The id of the one document of a person in `people` that is no context. */
export const personId = 'person';

/** The key of a document in its collection. Ids of ours hold no space. */
export function keyOf(userId: string, id: string): string {
  return `${userId} ${id}`;
}

export type IndexSpec = {
  readonly name: string;
  readonly key: Readonly<Record<string, 1 | -1>>;
  readonly unique?: true;
  /** The field without which a document is not in the index. */
  readonly ifThere?: string;
};

/**
 * All begin with the person, but for those over what falls due by itself, which the housekeeping job reads across people.
 * `by_id` has the version behind the id, for changes that hold only if the version is still the one that was read.
 */
export const indexes: Readonly<Record<CollectionName, readonly IndexSpec[]>> = {
  people: [
    { name: 'by_id', key: { userId: 1, id: 1, version: 1 } },
    { name: 'by_list', key: { userId: 1, list: 1, position: 1, id: 1 } },
    { name: 'by_name', key: { userId: 1, nameKey: 1 }, unique: true, ifThere: 'nameKey' },
    { name: 'of_sample', key: { userId: 1, sample: 1, id: 1 }, ifThere: 'sample' },
    { name: 'in_trash', key: { trashedAt: 1 }, ifThere: 'trashedAt' },
  ],
  flows: [
    { name: 'by_id', key: { userId: 1, id: 1, version: 1 } },
    { name: 'by_context', key: { userId: 1, contextId: 1, list: 1, key: 1 } },
    // The last three make the counts of all contexts without looking at one document.
    { name: 'by_list', key: { userId: 1, list: 1, key: 1, contextId: 1, dueDay: 1, dueAt: 1 } },
    { name: 'by_due', key: { userId: 1, list: 1, dueAt: 1 }, ifThere: 'dueAt' },
    { name: 'by_place', key: { userId: 1, contextId: 1, place: 1 } },
    { name: 'by_touch', key: { userId: 1, contextId: 1, touchedAt: -1, id: -1 }, ifThere: 'touchedAt' },
    { name: 'by_word', key: { userId: 1, terms: 1, id: 1 } },
    { name: 'of_sample', key: { userId: 1, sample: 1, id: 1 }, ifThere: 'sample' },
    { name: 'in_trash', key: { trashedAt: 1 }, ifThere: 'trashedAt' },
    { name: 'waking', key: { wakesAt: 1 }, ifThere: 'wakesAt' },
  ],
  acts: [
    { name: 'by_id', key: { userId: 1, id: 1 } },
    { name: 'by_seq', key: { userId: 1, seq: 1 }, unique: true },
    { name: 'by_role', key: { userId: 1, role: 1, seq: 1 } },
    { name: 'by_document', key: { userId: 1, documents: 1, seq: 1 } },
    { name: 'by_key', key: { userId: 1, key: 1 }, unique: true, ifThere: 'key' },
    { name: 'moves', key: { userId: 1, moves: 1, seq: 1 }, ifThere: 'moves' },
  ],
};

export function indexOptions({ name, unique, ifThere }: IndexSpec): CreateIndexesOptions {
  return {
    name,
    ...(unique === undefined ? {} : { unique }),
    ...(ifThere === undefined ? {} : { partialFilterExpression: { [ifThere]: { $exists: true } } }),
  };
}
