import type { Due } from 'my_flow_contract';
import { describe, expect, it } from 'vitest';
import { dueTone, formatDue } from './format-due.ts';

// A Wednesday, 13:00 in Vienna.
const frame = { nowMs: Date.parse('2026-03-11T12:00:00Z'), zone: 'Europe/Vienna', locale: null };
const day = (value: string): Due => ({ kind: 'day', day: value });
const at = (value: string): Due => ({ kind: 'instant', at: value, zone: 'Europe/Vienna' });

describe('formatDue', () => {
  it.each([
    [day('2026-03-11'), 'Today', 'today'],
    [at('2026-03-11T16:00:00Z'), 'Today 17:00', 'today'],
    [day('2026-03-12'), 'Tomorrow', 'later'],
    [at('2026-03-12T08:00:00Z'), 'Tomorrow 09:00', 'later'],
    [day('2026-03-13'), 'Fri', 'later'],
    [day('2026-03-17'), 'Tue', 'later'],
    [day('2026-03-18'), '18 Mar', 'later'],
    [day('2027-01-02'), '2 Jan 2027', 'later'],
    [day('2026-03-10'), 'Yesterday', 'late'],
    [at('2026-03-11T08:00:00Z'), 'Overdue 09:00', 'late'],
    [day('2026-03-08'), '3 days overdue', 'late'],
    [day('2026-01-12'), 'Overdue 12 Jan', 'late'],
  ])('says %o as %s', (due, words, tone) => {
    expect(formatDue(due, frame)).toBe(words);
    expect(dueTone(due, frame)).toBe(tone);
  });

  it('sees the day of an instant from the zone of the person', () => {
    expect(formatDue(at('2026-03-11T23:30:00Z'), frame)).toBe('Tomorrow 00:30');
    expect(formatDue(at('2026-03-11T23:30:00Z'), { ...frame, zone: 'America/New_York' })).toBe('Today 19:30');
  });

  it('writes times as the locale does', () => {
    expect(formatDue(at('2026-03-11T16:00:00Z'), { ...frame, locale: 'en-US' })).toBe('Today 5:00 PM');
    expect(formatDue(day('2026-04-18'), { ...frame, locale: 'en-US' })).toBe('Apr 18');
  });
});
