import { dayInZone } from 'my_flow_contract';
import { expect, test } from 'vitest';
import { startOfDay } from './day.ts';

test.each([
  ['Europe/Vienna in winter', '2026-01-15T12:00:00Z', 'Europe/Vienna', '2026-01-14T23:00:00.000Z'],
  ['Europe/Vienna in summer', '2026-07-15T12:00:00Z', 'Europe/Vienna', '2026-07-14T22:00:00.000Z'],
  ['the first moment of a day', '2026-01-14T23:00:00Z', 'Europe/Vienna', '2026-01-14T23:00:00.000Z'],
  ['the last moment of a day', '2026-01-15T22:59:59.999Z', 'Europe/Vienna', '2026-01-14T23:00:00.000Z'],
  ['a day of 25 hours, near its end', '2026-10-25T22:30:00Z', 'Europe/Vienna', '2026-10-24T22:00:00.000Z'],
  ['a day of 23 hours', '2026-03-29T20:00:00Z', 'Europe/Vienna', '2026-03-28T23:00:00.000Z'],
  ['a midnight that is skipped', '2026-09-06T12:00:00Z', 'America/Santiago', '2026-09-06T04:00:00.000Z'],
  ['14 hours ahead', '2026-03-01T12:00:00Z', 'Pacific/Kiritimati', '2026-03-01T10:00:00.000Z'],
  ['12 hours behind', '2026-03-01T11:00:00Z', 'Etc/GMT+12', '2026-02-28T12:00:00.000Z'],
  ['a quarter of an hour', '2026-03-01T12:00:00Z', 'Asia/Kathmandu', '2026-02-28T18:15:00.000Z'],
])('%s', (_, at, zone, expected) => {
  expect(startOfDay(Date.parse(at), zone)).toBe(expected);
});

test('the moment before belongs to the day before, on every day of a year', () => {
  for (let day = 0; day < 366; day += 1) {
    const atMs = Date.parse('2026-01-01T15:00:00Z') + day * 86_400_000;
    const startMs = Date.parse(startOfDay(atMs, 'America/Santiago'));
    expect(dayInZone(startMs, 'America/Santiago')).toBe(dayInZone(atMs, 'America/Santiago'));
    expect(dayInZone(startMs - 1, 'America/Santiago')).not.toBe(dayInZone(atMs, 'America/Santiago'));
  }
});
