import { expect, it } from 'vitest';
import { clockTimeIn, zonedInstant } from './zoned-instant.ts';

it.each([
  ['2026-01-15', '17:00', 'Europe/Vienna', '2026-01-15T16:00:00.000Z'],
  ['2026-07-15', '17:00', 'Europe/Vienna', '2026-07-15T15:00:00.000Z'],
  ['2026-03-11', '00:00', 'Pacific/Kiritimati', '2026-03-10T10:00:00.000Z'],
  ['2026-03-11', '23:59', 'Etc/GMT+12', '2026-03-12T11:59:00.000Z'],
  // Skipped: clocks go from 02:00 to 03:00.
  ['2026-03-29', '02:30', 'Europe/Vienna', '2026-03-29T01:30:00.000Z'],
  // Comes twice: the first one, still summer time.
  ['2026-10-25', '02:30', 'Europe/Vienna', '2026-10-25T00:30:00.000Z'],
])('%s %s in %s', (day, clockTime, zone, instant) => {
  expect(zonedInstant(day, clockTime, zone)).toBe(instant);
});

it('comes back as the same wall-clock time', () => {
  expect(clockTimeIn('2026-07-15T15:00:00.000Z', 'Europe/Vienna')).toBe('17:00');
});
