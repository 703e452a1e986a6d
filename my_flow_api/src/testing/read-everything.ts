import type { FlowListState } from 'my_flow_contract';
import type { Store, SummaryFrame } from '#src/ports/store.ts';
import { flowsOf } from './store-person.ts';

const states: readonly FlowListState[] = ['open', 'done', 'parked', 'archived', 'trashed'];
const frame: SummaryFrame = {
  zone: 'UTC',
  now: '2026-03-04T12:00:00.000Z',
  today: '2026-03-04',
  todayStartsAt: '2026-03-04T00:00:00.000Z',
  tomorrowStartsAt: '2026-03-05T00:00:00.000Z',
  weekStartsAt: '2026-03-02T00:00:00.000Z',
  nextWeekStartsAt: '2026-03-09T00:00:00.000Z',
  nextWeekDay: '2026-03-09',
};

/** What every reading call of a store answers about people, for comparing two stores. `words` are looked for, `keys` are idempotency keys. */
export async function readEverything(
  store: Store,
  userIds: readonly string[],
  { words, keys }: { words: readonly string[]; keys: readonly string[] },
) {
  return {
    people: await Promise.all(userIds.map((userId) => readPerson(store, userId, { words, keys }))),
    waking: (await store.listWaking('2100-01-01T00:00:00.000Z', 1_000)).toSorted((a, b) => (a.flowId < b.flowId ? -1 : 1)),
  };
}

async function readPerson(store: Store, userId: string, { words, keys }: { words: readonly string[]; keys: readonly string[] }) {
  const contexts = await Promise.all((['active', 'archived', 'trashed'] as const).map((state) => store.listContexts(userId, state)));
  const acts = await store.listActs(userId, { after: 0, limit: 500 });
  const lists = await Promise.all(states.map((state) => walk((cursor) => store.listFlows(userId, { state, limit: 7, cursor }))));
  const documentIds = [...new Set(acts.flatMap((act) => act.changes.map((change) => change.id)))];
  return {
    contexts,
    count: await store.countContexts(userId),
    summaries: await store.summarizeContexts(userId, frame),
    lists,
    inContexts: await Promise.all(contexts.flat().map((context) => readContext(store, userId, context.id))),
    found: await Promise.all(words.map((word) => walk((cursor) => store.searchFlows(userId, { terms: [word], limit: 3, cursor })))),
    sample: await store.listSample(userId),
    preferences: await store.getPreferences(userId),
    acts,
    lastSeq: await store.lastSeq(userId),
    byKey: await Promise.all(keys.map((key) => store.findActByKey(userId, key))),
    undoable: await store.newestUndoable(userId),
    redoable: await store.newestRedoable(userId),
    onDocuments: await Promise.all(documentIds.map((id) => store.listActsOn(userId, id, { after: 0, limit: 100 }))),
  };
}

async function readContext(store: Store, userId: string, contextId: string) {
  return {
    flows: await store.allFlowsOfContext(userId, contextId),
    count: await store.countFlows(userId, contextId),
    around: await store.positionsAround(userId, contextId, null),
    open: await walk((cursor) => store.listFlows(userId, { contextId, state: 'open', limit: 4, cursor })),
  };
}

async function walk(page: (cursor: string | undefined) => ReturnType<Store['listFlows']>) {
  const flows = [];
  let cursor: string | undefined;
  do {
    const { itemsJson, nextCursor } = await page(cursor);
    flows.push(...flowsOf({ itemsJson, nextCursor }));
    cursor = nextCursor ?? undefined;
  } while (cursor !== undefined);
  return flows;
}
