import type { Document } from 'mongodb';

/** The documents of one person and one kind in one collection, by their id. */
type Own = Map<unknown, Document>;

/** Answers commands out of memory; throws for one that it does not know. Only what names a person and a kind, or the collection `meta`, finds anything. */
export function createMemoryCollections(): (command: Document) => Document {
  const collections = new Map<string, Own>();
  const own = (name: unknown, { userId, kind }: Document): Own => {
    const key = `${String(name)} ${String(kind)} ${String(userId)}`;
    const found = collections.get(key) ?? new Map<unknown, Document>();
    collections.set(key, found);
    return found;
  };
  const find = (name: unknown, filter: Document): Document[] => {
    const documents = own(name, filter);
    const { id }: Document = filter;
    const some = typeof id === 'string' ? [documents.get(id) ?? []].flat() : [...documents.values()];
    return some.filter(testOf(filter));
  };

  function update(name: unknown, { q, u, upsert }: Document): number {
    const [found] = find(name, documentOf(q));
    const change = documentOf(u);
    if (found === undefined && upsert !== true) return 0;
    if (found === undefined && change['_id'] !== undefined) {
      own(name, change).set(change['id'], change);
      return 1;
    }
    const target = found ?? { ...plainIn(documentOf(q)), ...documentOf(change['$setOnInsert']) };
    Object.assign(target, change['$set'], change['$max']);
    for (const field of Object.keys(documentOf(change['$unset']))) delete target[field];
    if (found === undefined) own(name, target).set(target['id'] ?? target['_id'], target);
    return 1;
  }

  function gather(name: unknown, pipeline: readonly Document[]): Document[] {
    return pipeline.reduce<Document[]>((documents, stage, index) => {
      if (stage['$match'] !== undefined) return find(name, documentOf(stage['$match']));
      if (stage['$sort'] !== undefined) return sorted(documents, documentOf(stage['$sort']), pipeline[index + 1]?.['$limit']);
      if (stage['$limit'] !== undefined) return documents.slice(0, Number(stage['$limit']));
      if (stage['$project'] !== undefined) return documents.map((document) => projected(document, documentOf(stage['$project'])));
      if (stage['$group'] !== undefined) return counted(documents, documentOf(stage['$group']));
      const union = documentOf(stage['$unionWith']);
      return documents.concat(gather(union['coll'], listOf(union['pipeline'])));
    }, []);
  }

  const answers: Readonly<Record<string, (command: Document) => Document>> = {
    find({ find: name, filter, sort, limit, projection }) {
      const found = sorted(find(name, documentOf(filter)), documentOf(sort), limit).slice(0, Number(limit ?? 0) || undefined);
      return cursorOf(found.map((document) => projected(document, documentOf(projection))));
    },
    aggregate: ({ aggregate: name, pipeline }) => cursorOf(gather(name, listOf(pipeline))),
    listCollections: () => cursorOf([]),
    count: ({ count: name, query }) => ({ n: find(name, documentOf(query)).length }),
    update({ update: name, updates }) {
      const n = listOf(updates).reduce((sum, statement) => sum + update(name, statement), 0);
      return { n, nModified: n };
    },
  };
  return (command) => {
    const [name = ''] = Object.keys(command);
    if (/^(?:hello|isMaster|ismaster)$/i.test(name)) return greeting();
    return answers[name]?.(command) ?? plainAnswer(name);
  };
}

function plainAnswer(name: string): Document {
  if (/^(?:ping|createIndexes|commitTransaction|abortTransaction|endSessions|killCursors|saslStart)$/.test(name)) return {};
  throw new Error(`the command ${name} is not one that the bench sends`);
}

function greeting(): Document {
  const bounds = { maxBsonObjectSize: 16_777_216, maxMessageSizeBytes: 48_000_000, maxWriteBatchSize: 100_000 };
  const versions = { minWireVersion: 0, maxWireVersion: 21, logicalSessionTimeoutMinutes: 30 };
  return { helloOk: true, isWritablePrimary: true, ismaster: true, setName: 'rs', hosts: ['127.0.0.1'], ...bounds, ...versions };
}

function cursorOf(firstBatch: Document[]): Document {
  return { cursor: { id: 0n, ns: 'bench.bench', firstBatch } };
}

type Test = (document: Document) => boolean;

/** Worked out once for all documents: the bench is to be slow where MyFlow is, and not here. */
function testOf(filter: Document): Test {
  const tests = Object.entries(filter).flatMap(([field, clause]: [string, unknown]): Test[] => {
    if (typeof clause !== 'object' || clause === null || clause instanceof Date) {
      return [(document) => document[field] === clause || (clause === null && document[field] === undefined)];
    }
    return Object.entries(clause).map(
      ([operator, bound]: [string, unknown]) =>
        (document: Document) =>
          holds(document[field], operator, bound),
    );
  });
  return (document) => tests.every((test) => test(document));
}

function holds(value: unknown, operator: string, bound: unknown): boolean {
  if (operator === '$in') return Array.isArray(bound) && bound.includes(value ?? null);
  if (value === undefined) return false;
  const [left, right] = [value as string, bound as string]; // Texts, numbers and dates compare alike.
  if (operator === '$gt') return left > right;
  if (operator === '$gte') return left >= right;
  if (operator === '$lt') return left < right;
  return operator === '$lte' && left <= right;
}

/** In order; with a limit of one that one alone. */
function sorted(documents: Document[], order: Document, limit?: unknown): Document[] {
  const [first] = Object.entries(order).map(([name, value]: [string, unknown]) => [name, Number(value)] as const);
  if (first === undefined) return documents;
  const [field, direction] = first;
  const side = (left: Document, right: Document) => (left[field] < right[field] ? -1 : Number(left[field] > right[field]));
  const [one, ...others] = documents;
  if (limit === 1 && one !== undefined) return [others.reduce((least, other) => (direction * side(other, least) < 0 ? other : least), one)];
  return documents.toSorted((left, right) => direction * side(left, right));
}

function projected(document: Document, projection: Document): Document {
  const wanted = Object.keys(projection).filter((field) => projection[field] === 1 && field in document);
  return Object.keys(projection).length === 0 ? document : Object.fromEntries(wanted.map((field) => [field, document[field]]));
}

/** One group of all, in which every other field is how many there are. */
function counted(documents: readonly Document[], group: Document): Document[] {
  const fields = Object.keys(group).filter((field) => field !== '_id');
  return documents.length === 0 ? [] : [Object.fromEntries(fields.map((field) => [field, documents.length]))];
}

function plainIn(filter: Document): Document {
  return Object.fromEntries(Object.entries(filter).filter(([, clause]) => typeof clause !== 'object'));
}

function documentOf(value: unknown): Document {
  return typeof value === 'object' && value !== null ? value : {};
}

function listOf(value: unknown): Document[] {
  return Array.isArray(value) ? value.map(documentOf) : [];
}
