import type { Document } from 'mongodb';

/** What a command looks for in one collection. */
export type SentQuery = {
  readonly command: string;
  readonly collection: string;
  readonly filter: Document;
  readonly sort?: Document | undefined;
  readonly limit?: number | undefined;
};

/** Commands that name nobody's documents. */
const withoutQuery = new Set(['commitTransaction', 'abortTransaction', 'endSessions', 'killCursors', 'ping', 'hello', 'getMore']);

/** Everything that a command looks for; throws for a command that is not known, so that none slips by. */
export function queriesIn(name: string, command: Document): SentQuery[] {
  if (withoutQuery.has(name)) return [];
  const collection = String(command[name]);
  const query = (filter: unknown, more: Partial<SentQuery> = {}): SentQuery => ({
    command: name,
    collection,
    filter: documentIn(filter),
    ...more,
  });
  switch (name) {
    case 'find':
      return [query(command['filter'], { sort: command['sort'] as Document | undefined, limit: command['limit'] as number | undefined })];
    case 'count':
      return [query(command['query'])];
    case 'update':
      return documentsIn(command['updates']).map((update) => query(update['q']));
    case 'delete':
      return documentsIn(command['deletes']).map((one) => query(one['q']));
    case 'aggregate':
      return queriesInPipeline(collection, documentsIn(command['pipeline']));
    default:
      throw new Error(`the command ${name} is not one that the tests know`);
  }
}

/** The first stage of each pipeline is its filter, and what it is sorted by comes next. */
function queriesInPipeline(collection: string, pipeline: readonly Document[]): SentQuery[] {
  const [first, second] = pipeline;
  const limit = pipeline.find((stage) => '$limit' in stage)?.['$limit'] as number | undefined;
  const sort = second?.['$sort'] as Document | undefined;
  const own: SentQuery = { command: 'aggregate', collection, filter: documentIn(first?.['$match']), sort, limit };
  const unions = pipeline.flatMap((stage) => ('$unionWith' in stage ? [documentIn(stage['$unionWith'])] : []));
  return [own, ...unions.flatMap((union) => queriesInPipeline(String(union['coll']), documentsIn(union['pipeline'])))];
}

function documentIn(value: unknown): Document {
  if (typeof value !== 'object' || value === null) throw new Error(`no filter: ${JSON.stringify(value)}`);
  return value;
}

function documentsIn(value: unknown): Document[] {
  if (!Array.isArray(value)) throw new Error(`no list: ${JSON.stringify(value)}`);
  return value.map(documentIn);
}
