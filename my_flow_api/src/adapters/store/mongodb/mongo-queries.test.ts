import { type Document, MongoClient } from 'mongodb';
import { defaultPreferences, flowListStateSchema } from 'my_flow_contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Store } from '#src/ports/store.ts';
import { frameOfVienna } from '#src/ports/store-promises/summaries.conformance.ts';
import { buildContext, buildFlow } from '#src/testing/builders.ts';
import { describeWithMongodb } from '#src/testing/describe-with-mongodb.ts';
import { countedIn, indexFor, isEqual, isKind, serves } from '#src/testing/mongodb-indexes.ts';
import { queriesIn, type SentQuery } from '#src/testing/mongodb-queries.ts';
import { at, contextTo, createPerson, flowTo, type Person, preferencesTo } from '#src/testing/store-person.ts';
import { collectionName, indexes } from './layout.ts';
import { createMongoStore } from './mongo-store.ts';

const flows = Array.from({ length: 12 }, (_, index) => buildFlow({ title: `Same words ${index}`, sample: index === 0 }));
const contextId = flows[0]?.contextId ?? '';
const context = buildContext({ id: contextId, sample: true });

type Acts = { readonly first: string; readonly second: string };
type Calls = { readonly [Name in Exclude<keyof Store, 'close'>]: (store: Store, person: Person, acts: Acts) => Promise<unknown> };

/** Every call of the port, in every way that makes another query. A method without one does not compile. */
const calls: Calls = {
  ping: (store) => store.ping(),
  listContexts: (store, { userId }) => store.listContexts(userId, 'active'),
  getContext: (store, { userId }) => store.getContext(userId, contextId),
  getContexts: (store, { userId }) => store.getContexts(userId, [contextId, 'ctx_2']),
  countContexts: (store, { userId }) => store.countContexts(userId),
  summarizeContexts: (store, { userId }) => store.summarizeContexts(userId, frameOfVienna),
  nextDueAt: (store, { userId }) => store.nextDueAt(userId, at),
  async listFlows(store, person) {
    const since = { completedSince: at };
    for (const inContext of [{}, { contextId }]) {
      for (const state of flowListStateSchema.options) await person.walk({ ...inContext, state, limit: 5 });
      await person.walk({ ...inContext, state: 'done', limit: 5, ...since });
      // While it is walked a flow is moved away and back, so that a page is read as it was.
      await person.walk({ ...inContext, state: 'open', limit: 5 }, async () => moveOneAbout(store, person));
    }
  },
  async searchFlows(store, { userId }) {
    for (const inContext of [{}, { contextId }]) {
      for (const terms of [['same'], ['same', 'wor']]) {
        const first = await store.searchFlows(userId, { ...inContext, terms, limit: 5 });
        await store.searchFlows(userId, { ...inContext, terms, limit: 5, cursor: first.nextCursor ?? undefined });
      }
    }
  },
  getFlow: (store, { userId }) => store.getFlow(userId, flows[0]?.id ?? ''),
  getFlows: (store, { userId }) =>
    store.getFlows(
      userId,
      flows.map((flow) => flow.id),
    ),
  allFlowsOfContext: (store, { userId }) => store.allFlowsOfContext(userId, contextId),
  getRoom: (store, { userId }) => store.getRoom(userId, contextId),
  countFlows: (store, { userId }) => store.countFlows(userId, contextId),
  listSample: (store, { userId }) => store.listSample(userId),
  async positionsAround(store, { userId }) {
    await store.positionsAround(userId, contextId, null);
    await store.positionsAround(userId, contextId, flows[3]?.id ?? '');
  },
  getPreferences: (store, { userId }) => store.getPreferences(userId),
  async listActs(store, { userId }) {
    for (const query of [{ after: 0 }, { before: 3 }, {}]) await store.listActs(userId, { ...query, limit: 2 });
  },
  getAct: (store, { userId }, { first }) => store.getAct(userId, first),
  lastSeq: (store, { userId }) => store.lastSeq(userId),
  findActByKey: (store, { userId }) => store.findActByKey(userId, 'once'),
  async newestUndoable(store, { userId }) {
    await store.newestUndoable(userId);
    await store.newestUndoable(userId, 2);
  },
  newestRedoable: (store, { userId }) => store.newestRedoable(userId),
  newestActOn: (store, { userId }) => store.newestActOn(userId, flows[0]?.id ?? '', 0),
  listActsOn: (store, { userId }) => store.listActsOn(userId, flows[0]?.id ?? '', { after: 0, limit: 2 }),
  async commit(_, person, { first, second }) {
    const [flow, other] = [buildFlow({ contextId }), buildFlow({ contextId })];
    const [room, gone] = [buildContext(), buildContext()];
    const undone = [{ actId: first, was: null, by: 'this' as const }];
    const idempotency = { key: 'twice', fingerprint: 'f' };
    await person.act([flowTo(null, flow), flowTo(null, other), contextTo(null, room), contextTo(null, gone)], { idempotency, undone });
    const leansOn = [{ contextId: gone.id, version: 1 }];
    await person.act([flowTo(flow, { ...flow, title: 'Other', version: 2 }), flowTo(other, null)], { leansOn });
    await person.act([contextTo(room, { ...room, name: 'Renamed', version: 2 }), contextTo(gone, null)]);
    await person.act([preferencesTo(defaultPreferences, { ...defaultPreferences, version: 1 })]);
    const again = [{ actId: second, was: 'act_0', by: null }];
    const refused = await person.commit([flowTo(flow, { ...flow, version: 9 }), contextTo(null, buildContext({ name: 'renamed' }))], {
      undone: again,
      leansOn,
      idempotency: { key: 'thrice', fingerprint: 'f' },
    });
    expect(refused).toEqual({ status: 'conflict' });
    expect(await person.commit([contextTo(null, buildContext({ name: 'renamed' }))])).toEqual({ status: 'name_taken' });
  },
  listWaking: (store) => store.listWaking('2000-01-01T00:00:00Z', 5),
  async purgeTrash(store, person) {
    const [old, emptied] = ['1999-01-01T00:00:00Z', buildContext({ trashedAt: '1999-01-01T00:00:00Z' })];
    await person.act([
      contextTo(null, emptied),
      flowTo(null, buildFlow({ contextId: emptied.id })),
      flowTo(null, buildFlow({ trashedAt: old })),
    ]);
    expect(await store.purgeTrash('2000-01-01T00:00:00Z', 50)).toBe(3);
  },
  async removeUser(store) {
    const other = createPerson(store, 'bob');
    await other.addFlows(buildFlow());
    await store.removeUser(other.userId);
  },
};

/** The housekeeping job reads these across people: few, in the order of an index. */
const acrossPeople = new Set(['listWaking', 'purgeTrash']);

async function moveOneAbout(store: Store, person: Person): Promise<void> {
  const flow = await store.getFlow(person.userId, flows.at(-1)?.id ?? '');
  if (flow === null) throw new Error('the flow is gone');
  await person.editFlow(flow, { position: flow.position.endsWith('V') ? flow.position.slice(0, -1) : `${flow.position}V` });
}

await describeWithMongodb('every query to MongoDB', (mongodb) => {
  const databaseName = mongodb.newDatabaseName();
  const sent: (SentQuery & { readonly by: string; readonly whole: Document })[] = [];
  let userId: string;

  beforeAll(async () => {
    let by = '';
    const onCommand = (name: string, command: Document) => {
      if (by !== '') sent.push(...queriesIn(name, command).map((query) => ({ ...query, by, whole: command })));
    };
    const store = await createMongoStore({ uri: mongodb.uri, databaseName, onCommand });
    const person = createPerson(store);
    userId = person.userId;
    const changes = [contextTo(null, context), ...flows.map((flow) => flowTo(null, flow))];
    const first = await person.act(changes, { idempotency: { key: 'once', fingerprint: 'f' } });
    const second = await person.act([]);
    for (const name of Object.keys(calls) as (keyof Calls)[]) {
      by = name;
      await calls[name](store, person, { first: first.id, second: second.id });
    }
    by = '';
    await store.close();
  }, 60_000);

  test('was seen', () => {
    expect(new Set(sent.map((query) => query.by))).toEqual(new Set(Object.keys(calls).filter((name) => name !== 'ping')));
    expect(new Set(sent.map((query) => query.command))).toEqual(new Set(['find', 'count', 'aggregate', 'update', 'delete']));
  });

  test('looks for documents of one person, so that it goes to one shard', () => {
    const stray = sent.filter((query) => typeof query.filter['userId'] !== 'string' && !acrossPeople.has(query.by));
    expect(stray).toEqual([]);
    const foreign = sent.filter((query) => query.filter['userId'] !== userId && query.by !== 'removeUser' && !acrossPeople.has(query.by));
    expect(foreign).toEqual([]);
    const unbounded = sent.filter((query) => query.filter['userId'] === undefined && query.limit === undefined);
    expect(unbounded).toEqual([]);
  });

  test('names a kind, so that an index of that kind serves it', () => {
    const isOfAll = ({ by, command, filter }: (typeof sent)[number]) =>
      by === 'removeUser' && command === 'delete' && Object.keys(filter).join() === 'userId';
    expect(sent.filter((query) => !isKind(query.filter['kind']) && !isOfAll(query))).toEqual([]);
    expect(new Set(sent.map((query) => query.collection))).toEqual(new Set([collectionName]));
  });

  test('and its order are a beginning of an index', () => {
    const strayed = sent.filter((query) => indexFor(query) === undefined);
    expect(strayed.map(({ by, filter, sort }) => ({ by, filter, sort }))).toEqual([]);
    // What the check is for, it finds.
    const filter = { userId: 'ada', kind: 'flow', contextId };
    const planted: SentQuery = { command: 'find', collection: collectionName, filter, sort: { title: 1 } };
    expect(indexFor(planted)).toBeUndefined();
    expect(indexFor({ ...planted, filter: { kind: 'flow', contextId }, sort: undefined })).toBeUndefined();
    expect(indexFor({ ...planted, filter: { userId: 'ada', kind: 'flow' }, sort: { dueAt: 1 } })).toBeUndefined();
    expect(indexFor({ ...planted, filter: { ...filter, kind: 'act' }, sort: { place: -1 } })).toBeUndefined();
    expect(indexFor({ ...planted, filter: { userId: 'ada', contextId }, sort: { place: -1 } })).toBeUndefined();
    expect(indexFor({ ...planted, sort: { place: -1 } })?.name).toBe('flows_by_place');
  });

  test('that counts flows is answered out of an index alone', () => {
    const counts = sent.flatMap((query) => {
      const counted = query.command === 'count' ? [] : countedIn(query.whole, query.filter);
      return query.filter['kind'] === 'flow' && counted !== undefined
        ? [{ query, fields: [...Object.keys(query.filter), ...counted] }]
        : [];
    });
    expect(new Set(counts.map(({ query }) => query.by))).toEqual(new Set(['countFlows', 'getRoom', 'summarizeContexts']));
    const looking = counts.filter(
      ({ query, fields }) => !indexes.some((spec) => serves(spec, query) && fields.every((field) => field in spec.key)),
    );
    expect(looking.map(({ query, fields }) => ({ by: query.by, fields }))).toEqual([]);
  });

  test('is planned by the server without reading a collection, or sorting what may be long', async () => {
    const client = new MongoClient(mongodb.uri);
    const db = client.db(databaseName);
    const planOf = async (command: Document) => stagesIn(await db.command({ explain: command, verbosity: 'queryPlanner' }));
    // Any mongod plans these by an index, and sorts nothing for them. Another server is asked only about what it has a plan for.
    const probes = [
      { find: collectionName, filter: { userId, kind: 'act', seq: { $gt: 0 } }, sort: { seq: 1 } },
      { find: collectionName, filter: { userId, kind: 'act', key: 'once' } },
      { find: collectionName, filter: { userId, kind: 'act', id: 'act_1', undoneBy: null } },
    ];
    const probed = await Promise.all(probes.map(planOf));
    const isMongod = !probed.flat().some((stage) => stage['stage'] === 'SORT' || stage['stage'] === 'COLLSCAN');
    if (!isMongod) console.warn('This server plans unlike mongod: partial indexes and orders are held by the check of indexes alone.');
    const faults: unknown[] = [];
    for (const query of distinct(sent)) {
      if (!isMongod && !isPlain(query)) continue;
      const stages = await planOf(asFind(query));
      const scans = stages.some(isStage('COLLSCAN'));
      const sorts = isMongod && stages.some((stage) => stage['stage'] === 'SORT' && !isOfSearch(query, stage));
      if (scans || sorts)
        faults.push({ by: query.by, filter: query.filter, sort: query.sort, stages: stages.map((stage) => stage['stage']) });
    }
    await client.close();
    expect(faults).toEqual([]);
  });

  afterAll(() => sent.splice(0));
});

/** Asks for nothing but fields of an index over all documents. */
function isPlain(query: SentQuery): boolean {
  const index = indexFor(query);
  return (
    index !== undefined &&
    index.of === undefined &&
    index.ifThere === undefined &&
    Object.keys(query.filter).every((field) => field in index.key)
  );
}

/** Of a search the server may gather what a rare word finds and keep the newest of it, as many as the page holds. */
function isOfSearch(query: SentQuery, stage: Document): boolean {
  return query.filter['terms'] !== undefined && Number(stage['limitAmount']) === query.limit;
}

function asFind({ command, collection, filter, sort, limit, whole }: SentQuery & { readonly whole: Document }): Document {
  if (command === 'aggregate' && whole['aggregate'] === collection)
    return { aggregate: collection, pipeline: whole['pipeline'], cursor: {} };
  return { find: collection, filter, ...(sort === undefined ? {} : { sort }), ...(limit === undefined ? {} : { limit }) };
}

function distinct<Query extends SentQuery>(queries: readonly Query[]): Query[] {
  const shape = ({ collection, filter, sort, command }: Query) =>
    JSON.stringify([
      command,
      collection,
      Object.entries(filter).map(([name, clause]) => [name, isEqual(clause) ? '=' : Object.keys(clause as object)]),
      sort,
    ]);
  return [...new Map(queries.map((query) => [shape(query), query])).values()];
}

function isStage(name: string): (stage: Document) => boolean {
  return (stage) => stage['stage'] === name;
}

/** Every stage of a winning plan, wherever the server tells of it. */
function stagesIn(explained: unknown): Document[] {
  if (Array.isArray(explained)) return explained.flatMap(stagesIn);
  if (typeof explained !== 'object' || explained === null) return [];
  const own = 'stage' in explained ? [explained as Document] : [];
  const parts = Object.entries(explained).filter(([name]) => name !== 'rejectedPlans' && name !== 'command');
  return [...own, ...parts.flatMap(([, part]) => stagesIn(part))];
}
