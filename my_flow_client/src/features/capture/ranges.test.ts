import fc from 'fast-check';
import { expect, test } from 'vitest';
import { followRanges } from './ranges.ts';

const text = 'Send it tomorrow 5pm';
const tomorrow = { start: 8, end: 16 };

test.each([
  ['typing behind it', 'Send it tomorrow 5pm !high', [tomorrow]],
  ['typing right behind it', 'Send it tomorrow, 5pm', [tomorrow]],
  ['typing before it', 'Please send it tomorrow 5pm', [{ start: 15, end: 23 }]],
  ['typing right before it', 'Send it by tomorrow 5pm', [{ start: 11, end: 19 }]],
  ['deleting before it', 'it tomorrow 5pm', [{ start: 3, end: 11 }]],
  ['changing its text', 'Send it tomorow 5pm', []],
  ['typing inside it', 'Send it tomor row 5pm', []],
  ['deleting it', 'Send it  5pm', []],
  ['deleting all', '', []],
  ['nothing', text, [tomorrow]],
])('%s moves or drops a range', (_, after, expected) => {
  expect(followRanges([tomorrow], text, after)).toEqual(expected);
});

test('a range that is kept holds the text it held', () => {
  const words = fc.array(fc.constantFrom('a', 'b', ' ', 'ab'), { maxLength: 12 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(words, words, words, words, fc.nat(), fc.nat(), (head, removed, inserted, tail, a, b) => {
      const before = head + removed + tail;
      const after = head + inserted + tail;
      const start = before.length === 0 ? 0 : a % before.length;
      const end = Math.min(before.length, start + (b % 5));
      for (const range of followRanges([{ start, end }], before, after)) {
        expect(after.slice(range.start, range.end)).toBe(before.slice(start, end));
      }
    }),
    { numRuns: 2_000 },
  );
});
