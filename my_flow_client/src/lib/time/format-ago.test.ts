import { expect, it } from 'vitest';
import { formatAgo } from './format-ago.ts';

const frame = { nowMs: Date.parse('2026-03-11T12:00:00Z'), zone: 'Europe/Vienna', locale: null };

it.each([
  ['2026-03-11T11:59:40Z', 'just now'],
  ['2026-03-11T12:00:20Z', 'just now'],
  ['2026-03-11T11:59:00Z', '1 minute ago'],
  ['2026-03-11T11:05:00Z', '55 minutes ago'],
  ['2026-03-11T10:00:00Z', '2 hours ago'],
  ['2026-03-10T12:00:00Z', 'yesterday'],
  ['2026-03-08T12:00:00Z', '3 days ago'],
  ['2026-01-12T12:00:00Z', 'on 12 Jan'],
])('says %s as %s', (at, words) => {
  expect(formatAgo(at, frame)).toBe(words);
});

it('still counts hours shortly after midnight', () => {
  expect(formatAgo('2026-03-10T22:30:00Z', { ...frame, nowMs: Date.parse('2026-03-10T23:45:00Z') })).toBe('1 hour ago');
});
