import type { Flow } from 'my_flow_contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSqliteStore } from '#src/adapters/store/sqlite/sqlite-store.ts';
import { queryTerms } from '#src/domain/search/terms.ts';
import type { Store } from '#src/ports/store.ts';
import { buildContext, buildFlow, buildId } from '#src/testing/builders.ts';
import { describeWithMongodb } from '#src/testing/describe-with-mongodb.ts';
import { createSeededRandom } from '#src/testing/seeded-random.ts';
import { flowsOf, flowTo } from '#src/testing/store-person.ts';
import { createMongoStore } from './mongo-store.ts';

const peopleCount = 20;
const flowsEach = 250;
const searchesEach = 15;
const pageLimit = 20;
const at = '2026-03-02T09:00:00.000Z';

const words = [
  'send call draft budget meeting slides review plan garden invoice 2026 42 v2 o’clock',
  'préparer l’été Łódź Straße naïve crème brûlée Ærø İstanbul ﬁnal Ｗｏｒｋ ǅungla',
  'Οδός Ερμού καφές Σίσυφος τέλος',
  'Ёлка мёд встреча подготовить отчёт',
  'לשלוח שָׁלוֹם מכתב ירושלים',
  'مُحَمَّد الكتاب رسالة اجتماع',
  'हिन्दी सीखना काम किताब',
  'เตรียมประชุม ประชุมใหญ่ รายงาน',
  '会議の資料を作る 東京タワー ガーデン 安排会议 報告書',
  '회의자료 준비 보고서',
  'e\u0301cole 😀 a_b 100% c++ x.y',
].flatMap((line) => line.split(' '));

/** Flows of one person in all scripts, most of them with something besides a title. */
function flowsOfPerson(random: (below: number) => number, contextIds: readonly string[]): Flow[] {
  const some = (count: number) => Array.from({ length: count }, () => words[random(words.length)] ?? '');
  return Array.from({ length: flowsEach }, () => {
    const kind = random(10);
    return buildFlow({
      contextId: contextIds[random(contextIds.length)] ?? '',
      title: some(1 + random(5)).join(' '),
      notes: kind < 3 ? some(random(30)).join('\n') : '',
      labels: kind === 4 ? some(2) : [],
      steps: kind === 5 ? [{ id: buildId('step'), title: some(3).join('-'), done: false }] : [],
      ...(kind === 6 ? { state: 'done', completedAt: at } : {}),
      ...(kind === 7 ? { trashedAt: at } : {}),
    });
  });
}

/** One to three words, mostly as one is still typing them. */
function searchText(random: (below: number) => number): string {
  const typed = Array.from({ length: 1 + random(3) }, () => {
    const characters = Array.from(words[random(words.length)] ?? '');
    return characters.slice(0, 1 + random(Math.min(characters.length, 4))).join('');
  });
  return typed.join(' ');
}

async function fill(store: Store, userId: string, flows: readonly Flow[]): Promise<void> {
  const draft = { kind: 'flow.create' as const, subject: { title: '', count: flows.length, contextId: null } };
  const origin = { author: 'you' as const, requestId: null, turnId: null };
  const outcome = await store.commit(userId, {
    id: buildId('act'),
    at,
    origin,
    draft: { ...draft, changes: flows.map((flow) => flowTo(null, flow)) },
  });
  expect(outcome.status).toBe('committed');
}

/** The ids of each page of a search. */
async function pagesOf(store: Store, userId: string, query: { terms: string[]; contextId?: string | undefined }): Promise<string[][]> {
  const pages: string[][] = [];
  let cursor: string | undefined;
  do {
    const page = await store.searchFlows(userId, { ...query, limit: pageLimit, cursor });
    pages.push(flowsOf(page).map((flow) => flow.id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return pages;
}

await describeWithMongodb('MongoDB and SQLite', (mongodb) => {
  let stores: { mongo: Store; sqlite: Store };
  beforeAll(async () => {
    const mongo = await createMongoStore({ uri: mongodb.uri, databaseName: mongodb.newDatabaseName() });
    stores = { mongo, sqlite: createSqliteStore({ path: ':memory:' }) };
  });
  afterAll(async () => {
    await stores.mongo.close();
    await stores.sqlite.close();
  });

  test(`find the same in the same order, ${peopleCount * searchesEach} times in ${peopleCount * flowsEach} flows`, {
    timeout: 240_000,
  }, async () => {
    const random = createSeededRandom(11);
    const contextIds = [buildContext().id, buildContext().id];
    let [foundCount, emptyCount, longCount] = [0, 0, 0];
    for (let person = 0; person < peopleCount; person += 1) {
      const userId = `person-${person}`;
      const flows = flowsOfPerson(random, contextIds);
      await fill(stores.mongo, userId, flows);
      await fill(stores.sqlite, userId, flows);
      for (let search = 0; search < searchesEach; search += 1) {
        const text = searchText(random);
        const query = { terms: queryTerms(text), contextId: random(3) === 0 ? contextIds[0] : undefined };
        const [ours, theirs] = await Promise.all([pagesOf(stores.mongo, userId, query), pagesOf(stores.sqlite, userId, query)]);
        expect([text, ours]).toEqual([text, theirs]);
        if (ours.flat().length > 0) foundCount += 1;
        else emptyCount += 1;
        if (ours.length > 1) longCount += 1;
      }
    }
    // The searches are of all kinds.
    for (const count of [foundCount, emptyCount, longCount]) expect(count).toBeGreaterThan(10);
  });
});
