import { expect, it } from 'vitest';
import { dueOnDay } from './due-on-day.ts';

it('keeps the time of day and the zone of an instant, over a change of the clocks too', () => {
  const due = { kind: 'instant', at: '2026-03-27T16:00:00.000Z', zone: 'Europe/Vienna' } as const;
  expect(dueOnDay(due, '2026-03-30')).toEqual({ kind: 'instant', at: '2026-03-30T15:00:00.000Z', zone: 'Europe/Vienna' });
});

it('gives a day where there was no time', () => {
  expect(dueOnDay(null, '2026-03-30')).toEqual({ kind: 'day', day: '2026-03-30' });
  expect(dueOnDay({ kind: 'day', day: '2026-03-01' }, '2026-03-30')).toEqual({ kind: 'day', day: '2026-03-30' });
});
