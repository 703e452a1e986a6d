import type { ContextSummary, Due, Flow } from 'my_flow_contract';
import { expect, test } from 'vitest';
import { buildContext, buildFlow } from '#src/testing/builders.ts';
import { type OpenFixture, useStore } from '#src/testing/store-fixture.ts';
import { at, createPerson } from '#src/testing/store-person.ts';
import type { SummaryFrame } from '../store.ts';

/** Wednesday, 4 March 2026, 12:00 in Vienna (UTC+1); the week starts on Monday the 2nd. */
export const frameOfVienna: SummaryFrame = {
  zone: 'Europe/Vienna',
  now: '2026-03-04T11:00:00.000Z',
  today: '2026-03-04',
  todayStartsAt: '2026-03-03T23:00:00.000Z',
  tomorrowStartsAt: '2026-03-04T23:00:00.000Z',
  weekStartsAt: '2026-03-01T23:00:00.000Z',
  nextWeekStartsAt: '2026-03-08T23:00:00.000Z',
  nextWeekDay: '2026-03-09',
};

const day = (on: string): Due => ({ kind: 'day', day: on });
/** The zone in which an instant was said does not move it: the far side of the date line on purpose. */
const instant = (moment: string): Due => ({ kind: 'instant', at: moment, zone: 'Pacific/Kiritimati' });
const done = (completedAt: string): Partial<Flow> => ({ state: 'done', completedAt });

type Counts = Partial<Omit<ContextSummary, 'contextId' | 'lastTouched'>>;

/** One flow alone in its context, and what it counts as. */
const cases: readonly (readonly [name: string, flow: Partial<Flow>, counts: Counts])[] = [
  ['not due', {}, { open: 1 }],
  ['due the day before', { due: day('2026-03-03') }, { open: 1, overdue: 1, openThisWeek: 1 }],
  ['due on the day', { due: day('2026-03-04') }, { open: 1, dueToday: 1, openThisWeek: 1 }],
  ['due the day after', { due: day('2026-03-05') }, { open: 1, openThisWeek: 1 }],
  ['due on the last day of the week', { due: day('2026-03-08') }, { open: 1, openThisWeek: 1 }],
  ['due on the first day of the next week', { due: day('2026-03-09') }, { open: 1 }],
  ['due long ago', { due: day('2025-12-31') }, { open: 1, overdue: 1, openThisWeek: 1 }],
  ['due the millisecond before today', { due: instant('2026-03-03T22:59:59.999Z') }, { open: 1, overdue: 1, openThisWeek: 1 }],
  ['due as today begins', { due: instant('2026-03-03T23:00:00Z') }, { open: 1, overdue: 1, openThisWeek: 1 }],
  ['due the millisecond before now', { due: instant('2026-03-04T10:59:59.999Z') }, { open: 1, overdue: 1, openThisWeek: 1 }],
  ['due now', { due: instant('2026-03-04T11:00:00Z') }, { open: 1, dueToday: 1, openThisWeek: 1 }],
  ['due the last millisecond of today', { due: instant('2026-03-04T22:59:59.999Z') }, { open: 1, dueToday: 1, openThisWeek: 1 }],
  ['due as tomorrow begins', { due: instant('2026-03-04T23:00:00.000Z') }, { open: 1, openThisWeek: 1 }],
  ['due the last millisecond of the week', { due: instant('2026-03-08T22:59:59.999Z') }, { open: 1, openThisWeek: 1 }],
  ['due as the next week begins', { due: instant('2026-03-08T23:00:00Z') }, { open: 1 }],
  ['parked and due', { due: day('2026-03-04'), state: 'parked' }, { parked: 1 }],
  ['archived and due', { due: day('2026-03-04'), state: 'archived' }, {}],
  ['in the trash', { due: day('2026-03-04'), trashedAt: at }, {}],
  ['done and in the trash', { ...done('2026-03-04T10:00:00Z'), trashedAt: at }, {}],
  ['parked and in the trash', { state: 'parked', trashedAt: at }, {}],
  ['done as today begins', done('2026-03-03T23:00:00Z'), { doneToday: 1, doneThisWeek: 1 }],
  ['done the millisecond before today', done('2026-03-03T22:59:59.999Z'), { doneThisWeek: 1 }],
  ['done as the week begins', done('2026-03-01T23:00:00.000Z'), { doneThisWeek: 1 }],
  ['done the millisecond before the week', done('2026-03-01T22:59:59.999Z'), {}],
  ['done and overdue', { ...done('2026-03-04T10:00:00Z'), due: day('2026-03-01') }, { doneToday: 1, doneThisWeek: 1 }],
];

const nothing = { open: 0, overdue: 0, dueToday: 0, parked: 0, doneToday: 0, doneThisWeek: 0, openThisWeek: 0 };

export function summaryPromises(open: OpenFixture): void {
  const store = useStore(open);

  test.each(cases)('count a flow that is %s', async (_, fields, counts) => {
    const ada = createPerson(store());
    const context = await ada.addContext(buildContext());
    const flow = buildFlow({ contextId: context.id, ...fields });
    await ada.addFlows(flow);
    const lastTouched = flow.trashedAt === null ? { title: flow.title, at: flow.updatedAt } : null;
    expect(await store().summarizeContexts(ada.userId, frameOfVienna)).toEqual([
      { contextId: context.id, ...nothing, ...counts, lastTouched },
    ]);
  });

  test('add up in each active context, an empty one too, in their order', async () => {
    const ada = createPerson(store());
    const second = await ada.addContext(buildContext({ position: 'a1' }));
    const first = await ada.addContext(buildContext({ position: 'a0' }));
    const empty = await ada.addContext(buildContext({ position: 'a2' }));
    const archived = await ada.addContext(buildContext({ archivedAt: at }));
    const trashed = await ada.addContext(buildContext({ trashedAt: at }));
    for (const context of [first, first, second, archived, trashed]) {
      await ada.addFlows(...cases.map(([, fields]) => buildFlow({ contextId: context.id, ...fields })));
    }
    const totals = { ...nothing };
    for (const [, , counts] of cases) {
      for (const [name, count] of Object.entries(counts)) totals[nameOf(name)] += count;
    }
    const summaries = await store().summarizeContexts(ada.userId, frameOfVienna);
    expect(summaries).toMatchObject([
      { contextId: first.id, ...doubled(totals) },
      { contextId: second.id, ...totals },
      { contextId: empty.id, ...nothing },
    ]);
    expect(summaries.map(({ lastTouched }) => lastTouched !== null)).toEqual([true, true, false]);
  });

  test('tell the next instant at which an open flow is due', async () => {
    const ada = createPerson(store());
    const bob = createPerson(store(), 'bob');
    const [context, other] = [await ada.addContext(buildContext()), await ada.addContext(buildContext())];
    const theirs = await bob.addContext(buildContext());
    const due = (contextId: string, moment: string, fields: Partial<Flow> = {}) =>
      buildFlow({ contextId, due: instant(moment), ...fields });
    const next = (from: string) => store().nextDueAt(ada.userId, from);
    expect(await next(at)).toBeNull();
    await bob.addFlows(due(theirs.id, '2026-03-04T11:00:01Z'));
    await ada.addFlows(
      buildFlow({ contextId: context.id, due: day('2026-03-04') }),
      due(context.id, '2026-03-04T10:59:59.999Z'),
      due(context.id, '2026-03-04T11:00:01Z', { state: 'parked' }),
      due(context.id, '2026-03-04T11:00:02Z', { ...done(at) }),
      due(context.id, '2026-03-04T11:00:03Z', { trashedAt: at }),
      due(context.id, '2026-03-04T11:00:04Z', { state: 'archived' }),
      due(context.id, '2026-03-04T13:00:00.001Z'),
      due(other.id, '2026-03-04T12:00:00Z'),
    );
    const inOrder = ['2026-03-04T11:00:00Z', '2026-03-04T12:00:00.000Z', '2026-03-04T12:00:00.001Z', '2026-03-04T13:00:00.002Z'];
    const answers = await Promise.all(inOrder.map(next));
    expect(answers.map((answer) => answer && Date.parse(answer))).toEqual([
      Date.parse('2026-03-04T12:00:00Z'),
      Date.parse('2026-03-04T12:00:00Z'),
      Date.parse('2026-03-04T13:00:00.001Z'),
      null,
    ]);
  });

  test('name what was touched last, of any state but trashed', async () => {
    const ada = createPerson(store());
    const context = await ada.addContext(buildContext());
    const old = buildFlow({ contextId: context.id, title: 'Old', updatedAt: '2026-03-01T10:00:00Z' });
    const finished = buildFlow({ contextId: context.id, title: 'Finished', updatedAt: '2026-03-01T10:00:00.500Z', ...done(at) });
    const trashed = buildFlow({ contextId: context.id, title: 'Trashed', updatedAt: '2026-03-05T10:00:00Z', trashedAt: at });
    await ada.addFlows(finished, old, trashed);
    const last = async () => (await store().summarizeContexts(ada.userId, frameOfVienna))[0]?.lastTouched;
    expect(await last()).toEqual({ title: 'Finished', at: '2026-03-01T10:00:00.500Z' });
    await ada.editFlow(old, { title: 'Old, edited', updatedAt: '2026-03-01T10:00:01Z' });
    expect(await last()).toEqual({ title: 'Old, edited', at: '2026-03-01T10:00:01Z' });
  });
}

function doubled<Totals extends Record<string, number>>(totals: Totals): Record<string, number> {
  return Object.fromEntries(Object.entries(totals).map(([name, count]) => [name, count * 2]));
}

function nameOf(name: string): keyof typeof nothing {
  // Every name of a count is one of `nothing`, as the type of the cases says.
  return name as keyof typeof nothing;
}
