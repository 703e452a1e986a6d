import { expect, test } from 'vitest';
import { goneOf } from './days-left.ts';

test.each([
  ['2026-03-02T12:00:00.000Z', { day: '2026-04-01', days: 30 }],
  ['2026-02-01T12:00:00.000Z', { day: '2026-03-03', days: 1 }],
  ['2026-01-31T12:00:00.000Z', { day: '2026-03-02', days: 0 }],
  ['2026-01-01T12:00:00.000Z', { day: '2026-01-31', days: 0 }],
  // In Vienna this is the day after.
  ['2026-03-01T23:30:00.000Z', { day: '2026-04-01', days: 30 }],
])('trashed at %s', (trashedAt, expected) => {
  expect(goneOf(trashedAt, { nowMs: Date.parse('2026-03-02T12:00:00Z'), zone: 'Europe/Vienna' })).toEqual(expected);
});
