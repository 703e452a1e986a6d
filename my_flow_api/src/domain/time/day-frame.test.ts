import { expect, test } from 'vitest';
import { dayFrame, instantAtTime, startOfDay } from './day-frame.ts';

test.each([
  ['2026-03-01', 'UTC', '2026-03-01T00:00:00.000Z'],
  ['2026-03-01', 'Europe/Vienna', '2026-02-28T23:00:00.000Z'],
  ['2026-07-01', 'Europe/Vienna', '2026-06-30T22:00:00.000Z'],
  ['2026-03-01', 'Pacific/Kiritimati', '2026-02-28T10:00:00.000Z'],
  ['2026-03-01', 'Etc/GMT+12', '2026-03-01T12:00:00.000Z'],
  // Midnight was skipped: the day began at 01:00.
  ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z'],
  // Midnight came twice: the day began with the first.
  ['2019-10-27', 'Europe/Lisbon', '2019-10-26T23:00:00.000Z'],
])('%s in %s starts at %s', (day, zone, at) => {
  expect(startOfDay(day, zone)).toBe(at);
});

test.each([
  ['2026-03-29', '02:30', '2026-03-29T01:30:00.000Z'],
  ['2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'],
  ['2026-03-28', '17:00', '2026-03-28T16:00:00.000Z'],
])('%s %s in Vienna is %s', (day, time, at) => {
  expect(instantAtTime(day, time, 'Europe/Vienna')).toBe(at);
});

test('the frame spans today and the week that starts where the person says, over a change of clocks', () => {
  // Sunday 29 March 2026, the day on which clocks in Vienna go forward.
  expect(dayFrame(Date.parse('2026-03-29T10:00:00Z'), 'Europe/Vienna', 1)).toEqual({
    zone: 'Europe/Vienna',
    now: '2026-03-29T10:00:00.000Z',
    today: '2026-03-29',
    todayStartsAt: '2026-03-28T23:00:00.000Z',
    tomorrowStartsAt: '2026-03-29T22:00:00.000Z',
    weekStartsAt: '2026-03-22T23:00:00.000Z',
    nextWeekStartsAt: '2026-03-29T22:00:00.000Z',
    nextWeekDay: '2026-03-30',
  });
  expect(dayFrame(Date.parse('2026-03-29T10:00:00Z'), 'Europe/Vienna', 7)).toMatchObject({
    weekStartsAt: '2026-03-28T23:00:00.000Z',
    nextWeekDay: '2026-04-05',
  });
});
