import { flowSchema } from 'my_flow_contract';
import { describe, expect, test } from 'vitest';
import { buildContext, buildFlow, buildId } from '#src/testing/builders.ts';
import { archiveFlow } from './archive-flow.ts';
import { completeFlow } from './complete-flow.ts';
import { editFlow } from './edit-flow.ts';
import { nextFlow } from './next-flow.ts';
import { parkFlow } from './park-flow.ts';
import { reopenFlow } from './reopen-flow.ts';
import { restoreFlow } from './restore-flow.ts';
import { trashFlow } from './trash-flow.ts';
import { wakeFlow } from './wake-flow.ts';

const at = '2026-03-02T09:00:00.000Z';
const open = buildFlow();
const done = buildFlow({ state: 'done', completedAt: at });
const parked = buildFlow({ state: 'parked', parkedUntilDay: '2026-03-02', wakesAt: '2026-03-02T00:00:00.000Z' });
const archived = buildFlow({ state: 'archived' });
const trashed = buildFlow({ trashedAt: at });
const ids = { flow: () => buildId('flow'), step: () => buildId('step') };

describe('from each state', () => {
  const outcome = (decide: () => object | null) => {
    try {
      const result = decide();
      if (result === null) return 'nothing';
      if ('already' in result) return 'already';
      return flowSchema.parse(result).trashedAt === null ? flowSchema.parse(result).state : 'trash';
    } catch (error) {
      return (error as { code: string }).code;
    }
  };
  test.each([
    [
      'complete',
      (flow: typeof open) => completeFlow(flow, { at, zone: 'UTC' }),
      ['done', 'already', 'done', 'invalid_state', 'invalid_state'],
    ],
    ['reopen', (flow: typeof open) => reopenFlow(flow, at), ['already', 'open', 'open', 'open', 'invalid_state']],
    [
      'park',
      (flow: typeof open) => parkFlow(flow, null, { at, zone: 'UTC' }),
      ['parked', 'invalid_state', 'parked', 'invalid_state', 'invalid_state'],
    ],
    ['archive', (flow: typeof open) => archiveFlow(flow, at), ['archived', 'archived', 'archived', 'already', 'invalid_state']],
    ['trash', (flow: typeof open) => trashFlow(flow, at), ['trash', 'trash', 'trash', 'trash', 'already']],
    ['restore', (flow: typeof open) => restoreFlow(flow, buildContext(), at), ['already', 'already', 'already', 'already', 'open']],
    ['wake', (flow: typeof open) => wakeFlow(flow, at), ['nothing', 'nothing', 'open', 'nothing', 'nothing']],
  ])('%s', (_, decide, expected) => {
    expect([open, done, parked, archived, trashed].map((flow) => outcome(() => decide(flow)))).toEqual(expected);
  });
});

test('parking takes a day that is still to come where the person is', () => {
  expect(() => parkFlow(open, '2026-03-02', { at, zone: 'UTC' })).toThrow('still to come');
  // At nine in the morning UTC it is the 2nd still in Honolulu, and the 2nd ends there at ten on the 3rd.
  expect(parkFlow(open, '2026-03-03', { at, zone: 'Pacific/Honolulu' })).toMatchObject({ wakesAt: '2026-03-03T10:00:00.000Z' });
  // On Kiritimati it is 23:00 on the 2nd.
  expect(() => parkFlow(open, '2026-03-03', { at: '2026-03-02T10:00:00.000Z', zone: 'Pacific/Kiritimati' })).toThrow('still to come');
  expect(parkFlow(parked, '2026-03-09', { at, zone: 'UTC' })).toMatchObject({ parkedUntilDay: '2026-03-09' });
});

test('a flow sleeps until its instant, and for ever without one', () => {
  expect(wakeFlow({ ...parked, wakesAt: '2026-03-02T09:00:00.001Z' }, at)).toBeNull();
  expect(wakeFlow({ ...parked, parkedUntilDay: null, wakesAt: null }, at)).toBeNull();
  expect(wakeFlow({ ...parked, trashedAt: at }, at)).toBeNull();
});

test('a next occurrence is a flow of its own, its start day as far before the due day', () => {
  const weekly = buildFlow({
    due: { kind: 'instant', at: '2026-03-27T16:00:00.000Z', zone: 'Europe/Vienna' },
    startDay: '2026-03-25',
    recurrence: 'FREQ=WEEKLY',
    steps: [{ id: buildId('step'), title: 'One', done: true }],
    notes: 'As always',
  });
  const next = nextFlow(weekly, { at: '2026-03-27T15:00:00.000Z', zone: 'Europe/Vienna' }, ids);
  // Clocks go forward in between: it stays at 17:00.
  expect(flowSchema.parse(next)).toMatchObject({
    due: { kind: 'instant', zone: 'Europe/Vienna', at: expect.stringContaining('2026-04-03T15:00:00') },
    startDay: '2026-04-01',
    notes: 'As always',
    steps: [{ title: 'One', done: false }],
    version: 1,
  });
  expect(next?.id).not.toBe(weekly.id);
  expect(nextFlow(buildFlow({ recurrence: null }), { at, zone: 'UTC' }, ids)).toBeNull();
  expect(nextFlow(buildFlow({ startDay: '2026-03-01', recurrence: 'FREQ=DAILY' }), { at, zone: 'UTC' }, ids)).toMatchObject({
    startDay: null,
  });
});

test('an edit clears with null, leaves what is absent, and keeps each label once', () => {
  const flow = buildFlow({ due: { kind: 'day', day: '2026-03-05' }, estimateMinutes: 30, labels: ['Home'] });
  expect(editFlow(flow, { due: null, labels: ['Home', 'home', 'garden'] }, at)).toMatchObject({
    due: null,
    estimateMinutes: 30,
    labels: ['Home', 'garden'],
    updatedAt: at,
    version: 2,
  });
  expect(editFlow(flow, { labels: ['Home', 'HOME'], due: { kind: 'day', day: '2026-03-05' } }, at)).toHaveProperty('already');
  // A key that is there with nothing in it, as `exactOptionalPropertyTypes` cannot keep out at run time, is as good as absent.
  expect(
    editFlow(
      flow,
      JSON.parse('{"title":"New"}', (key, value) => (key === 'due' ? undefined : value)),
      at,
    ),
  ).toMatchObject({ due: flow.due });
});
