import { expect, it } from 'vitest';
import { quickDays } from './quick-days.ts';

const names = (now: string, weekStart: number) =>
  quickDays({ nowMs: Date.parse(now), zone: 'Europe/Vienna' }, weekStart).map(({ name, day }) => `${name} ${day}`);

it('offers four days in the middle of a week', () => {
  expect(names('2026-03-11T12:00:00Z', 1)).toEqual([
    'today 2026-03-11',
    'tomorrow 2026-03-12',
    'weekend 2026-03-14',
    'nextWeek 2026-03-16',
  ]);
});

it('offers no day twice', () => {
  expect(names('2026-03-13T12:00:00Z', 1)).toEqual(['today 2026-03-13', 'tomorrow 2026-03-14', 'nextWeek 2026-03-16']);
  expect(names('2026-03-13T12:00:00Z', 6)).toEqual(['today 2026-03-13', 'tomorrow 2026-03-14']);
});

it('means the next weekend on a Saturday, and the next week on a Sunday', () => {
  expect(names('2026-03-14T12:00:00Z', 1)).toEqual([
    'today 2026-03-14',
    'tomorrow 2026-03-15',
    'weekend 2026-03-21',
    'nextWeek 2026-03-16',
  ]);
  expect(names('2026-03-15T12:00:00Z', 1)).toEqual(['today 2026-03-15', 'tomorrow 2026-03-16', 'weekend 2026-03-21']);
});
