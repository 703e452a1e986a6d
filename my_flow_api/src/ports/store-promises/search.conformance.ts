import type { Flow } from 'my_flow_contract';
import { expect, test } from 'vitest';
import { queryTerms } from '#src/domain/search/terms.ts';
import { buildContext, buildFlow, buildId } from '#src/testing/builders.ts';
import { type OpenFixture, useStore } from '#src/testing/store-fixture.ts';
import { at, createPerson, flowsOf, idsOf } from '#src/testing/store-person.ts';
import { CursorError } from '../store.ts';

const titles = {
  plain: 'Send Dana the draft',
  french: "Préparer l'été à Łódź",
  german: 'Alte Straße 12',
  greek: 'Οδός Ερμού',
  russian: 'Ёлка и мёд',
  hebrew: 'לשלוח שָׁלוֹם',
  arabic: 'مُحَمَّد والكتاب',
  hindi: 'हिन्दी सीखना',
  thai: 'เตรียมประชุม',
  japanese: '会議の資料を作る',
  chinese: '安排会议',
  korean: '회의자료 준비',
  number: 'Budget 2026',
};

const queries: readonly (readonly [query: string, found: readonly (keyof typeof titles)[]])[] = [
  ['dana', ['plain']],
  ['DRA dana', ['plain']],
  ['raft', []],
  ['dana budget', []],
  ['ete', ['french']],
  ['LODZ', ['french']],
  ['strasse', ['german']],
  ['οδοσ', ['greek']],
  ['елка мед', ['russian']],
  ['שלום', ['hebrew']],
  ['محمد', ['arabic']],
  ['हिन्', ['hindi']],
  ['ประชุม', ['thai']],
  ['資料', ['japanese']],
  ['会', ['chinese', 'japanese']],
  ['会議', ['japanese']],
  ['회의', ['korean']],
  ['2026', ['number']],
  ['202', ['number']],
  ['026', []],
];

export function searchPromises(open: OpenFixture): void {
  const store = useStore(open);

  test('finds flows whose words begin with the terms, in every script', async () => {
    const ada = createPerson(store());
    const flows = Object.entries(titles).map(([name, title]) => [name, buildFlow({ title })] as const);
    await ada.addFlows(...flows.map(([, flow]) => flow));
    const names = new Map(flows.map(([name, flow]) => [flow.id, name]));
    for (const [query, found] of queries) {
      const page = await store().searchFlows(ada.userId, { terms: queryTerms(query), limit: 50 });
      expect([query, flowsOf(page).map((flow) => names.get(flow.id))]).toEqual([query, found]);
    }
  });

  test('looks into title, notes, labels and steps, one term here and one there', async () => {
    const ada = createPerson(store());
    const steps = [{ id: buildId('step'), title: 'Ask Kim', done: false }];
    const flow = buildFlow({ title: 'Deck', notes: 'See **page** four', labels: ['launch'], steps });
    await ada.addFlows(flow, buildFlow({ title: 'Deck', labels: ['other'] }));
    const find = async (...terms: string[]) => idsOf(flowsOf(await store().searchFlows(ada.userId, { terms, limit: 10 })));
    expect(await find('deck', 'pag', 'laun', 'kim')).toEqual([flow.id]);
    expect(await find('deck', 'nowhere')).toEqual([]);
    expect(await find('de', 'deck', 'd')).toHaveLength(2);
  });

  test('follows every change of the words', async () => {
    const ada = createPerson(store());
    const flow = buildFlow({ title: 'First words', labels: ['kept'] });
    await ada.addFlows(flow);
    const find = async (term: string) => idsOf(flowsOf(await store().searchFlows(ada.userId, { terms: [term], limit: 10 })));
    let current: Flow = await ada.editFlow(flow, { title: 'Second words' });
    expect([await find('first'), await find('second'), await find('words'), await find('kept')]).toEqual([
      [],
      [flow.id],
      [flow.id],
      [flow.id],
    ]);
    current = await ada.editFlow(current, { labels: ['labelled'] });
    expect([await find('kept'), await find('labelled')]).toEqual([[], [flow.id]]);
    current = await ada.editFlow(current, { notes: 'noted' });
    expect(await find('noted')).toEqual([flow.id]);
    current = await ada.editFlow(current, { steps: [{ id: buildId('step'), title: 'stepped', done: false }] });
    expect(await find('stepped')).toEqual([flow.id]);
    current = await ada.editFlow(current, { notes: '' });
    expect([await find('noted'), await find('stepped')]).toEqual([[], [flow.id]]);
    current = await ada.editFlow(current, { trashedAt: at });
    expect(await find('second')).toEqual([]);
    current = await ada.editFlow(current, { trashedAt: null, state: 'archived' });
    expect(await find('second')).toEqual([flow.id]);
    await ada.editFlow(current, { contextId: buildContext().id, position: 'a0' });
    expect(await find('second')).toEqual([flow.id]);
  });

  test('takes terms as they are: signs of a query language mean nothing', async () => {
    const ada = createPerson(store());
    await ada.addFlows(buildFlow({ title: 'Some words' }));
    for (const term of ['%', '_', '*', '"', "'", '.*', '^', 'words*', '$where', '\\', '']) {
      const page = await store().searchFlows(ada.userId, { terms: [term], limit: 10 });
      expect([term, flowsOf(page).length]).toEqual([term, term === '' ? 1 : 0]);
    }
    expect(await store().searchFlows(ada.userId, { terms: [], limit: 10 })).toEqual({ itemsJson: '[]', nextCursor: null });
  });

  test('gives the newest first, within one context or all, in pages that writes do not disturb', async () => {
    const ada = createPerson(store());
    const contextId = buildContext().id;
    const flows = Array.from({ length: 7 }, (_, index) =>
      buildFlow({ title: 'Same', contextId, state: index % 2 === 0 ? 'open' : 'parked' }),
    );
    await ada.addFlows(...flows, buildFlow({ title: 'Same' }));
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await store().searchFlows(ada.userId, { terms: ['same'], contextId, limit: 3, cursor });
      seen.push(...idsOf(flowsOf(page)));
      cursor = page.nextCursor ?? undefined;
      await ada.addFlows(buildFlow({ title: 'Same', contextId }));
    } while (cursor !== undefined);
    expect(seen).toEqual(idsOf(flows).toReversed());
    expect(flowsOf(await store().searchFlows(ada.userId, { terms: ['same'], limit: 50 }))).toHaveLength(11);
  });

  test('refuses a cursor of another search', async () => {
    const ada = createPerson(store());
    const contextId = buildContext().id;
    await ada.addFlows(buildFlow({ contextId, title: 'Same one' }), buildFlow({ contextId, title: 'Same one' }));
    const cursor = (await store().searchFlows(ada.userId, { terms: ['same'], limit: 1 })).nextCursor ?? 'none';
    const listed = (await store().listFlows(ada.userId, { contextId, state: 'open', limit: 1 })).nextCursor ?? 'none';
    await expect(store().searchFlows(ada.userId, { terms: ['one'], limit: 1, cursor })).rejects.toThrow(CursorError);
    await expect(store().searchFlows(ada.userId, { terms: ['same'], contextId, limit: 1, cursor })).rejects.toThrow(CursorError);
    await expect(store().searchFlows(ada.userId, { terms: ['same'], limit: 1, cursor: listed })).rejects.toThrow(CursorError);
    await expect(store().searchFlows(ada.userId, { terms: ['same'], limit: 1, cursor: '{}' })).rejects.toThrow(CursorError);
    await expect(store().listFlows(ada.userId, { contextId, state: 'open', limit: 1, cursor })).rejects.toThrow(CursorError);
  });
}
