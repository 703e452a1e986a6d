import { describe, expect, it } from 'vitest';
import { addDays, dayInZone, daysBetween, dueDay, isOverdue, startOfWeek, weekdayOf } from './time.ts';

describe('dayInZone', () => {
  it.each([
    ['2026-03-01T10:30:00Z', 'Pacific/Kiritimati', '2026-03-02'],
    ['2026-03-01T11:30:00Z', 'Etc/GMT+12', '2026-02-28'],
    ['2026-03-01T18:20:00Z', 'Asia/Kathmandu', '2026-03-02'],
    ['2026-10-25T00:30:00Z', 'Europe/Vienna', '2026-10-25'],
    ['2028-02-29T23:59:59Z', 'UTC', '2028-02-29'],
  ])('%s in %s is %s', (at, zone, day) => expect(dayInZone(at, zone)).toBe(day));

  it('refuses a zone that nobody knows', () => expect(() => dayInZone(0, 'Mars/Olympus')).toThrow(RangeError));
});

describe('calendar days', () => {
  it('cross month ends, leap days and daylight saving alike', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect(daysBetween('2026-03-30', '2026-03-28')).toBe(-2);
  });

  it('know their weekday and the start of their week', () => {
    expect(weekdayOf('2026-11-22')).toBe(7);
    expect(weekdayOf('2026-11-23')).toBe(1);
    expect(startOfWeek('2026-11-22', 1)).toBe('2026-11-16');
    expect(startOfWeek('2026-11-22', 7)).toBe('2026-11-22');
    expect(startOfWeek('2026-11-22', 6)).toBe('2026-11-21');
  });
});

describe('isOverdue', () => {
  const nowMs = Date.parse('2026-03-01T11:00:00Z');

  it('lets a day last until it has ended where the person is', () => {
    expect(isOverdue({ kind: 'day', day: '2026-03-01' }, nowMs, 'UTC')).toBe(false);
    expect(isOverdue({ kind: 'day', day: '2026-03-01' }, nowMs, 'Pacific/Kiritimati')).toBe(true);
  });

  it('lets an instant pass everywhere at once', () => {
    expect(isOverdue({ kind: 'instant', at: '2026-03-01T10:59:59Z', zone: 'Asia/Tokyo' }, nowMs, 'UTC')).toBe(true);
    expect(isOverdue({ kind: 'instant', at: '2026-03-01T11:00:00Z', zone: 'Asia/Tokyo' }, nowMs, 'UTC')).toBe(false);
  });

  it('shows an instant on the day of the person, not of the zone it was said in', () => {
    expect(dueDay({ kind: 'instant', at: '2026-03-01T23:30:00Z', zone: 'UTC' }, 'Europe/Vienna')).toBe('2026-03-02');
  });
});
