import fc from 'fast-check';
import { type Clause, clauseSchema, limits } from 'my_flow_contract';
import { describe, expect, it } from 'vitest';
import { captureFrame } from '#src/testing/read-aloud.ts';
import type { CaptureFrame } from './capture-frame.ts';
import { readCapture } from './read-capture.ts';

const zones = [
  'Europe/Vienna',
  'America/New_York',
  'Etc/GMT+12',
  'Pacific/Kiritimati',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Africa/Cairo',
  'UTC',
];

/** Words that mean something, in any order: what a text of letters alone would hardly ever hit. */
const tokens = fc.constantFrom(
  ...'today tomorrow tonight Friday fri friday May 5 5th 5pm 17:30 at 4 noon midnight morning evening every each second last other day week weekday month year'.split(
    ' ',
  ),
  ...'on by from until before after for in of the next this and then also , . ; ! !! !!! !high p1 ~30m ~1h30 #x #12 @Work @Nobody @ # ~ / -'.split(
    ' ',
  ),
  ...'2026-03-05 2026-02-30 31/12 1/2 24/7 3.4. 2.5 10 Downing Street Dana buy call milk it please remind me to " \' “ ” ` ( ) [ ] - :'.split(
    ' ',
  ),
  'starting',
  'not before',
  'end of month',
  'mid-month',
  'weekend',
  'half past',
  '3-4pm',
  'in 3 weeks',
  'x@y.io',
  'https://x.io/a#b',
  '\n',
  '  ',
  '\t',
  '- ',
  '\u200B',
  '\uFEFF',
  '\u202E',
  '\u00A0',
  '\uD800',
  '\uDC00',
  '😀',
  '👩‍👩‍👧',
  'é',
  'e\u0301',
  'שלום',
  'مرحبا',
  '第一',
  'İ',
  'ß',
  '\0',
);
const phrases = fc.array(fc.tuple(tokens, fc.constantFrom(' ', ' ', ' ', '')), { maxLength: 40 }).map((pairs) => pairs.flat().join(''));
const texts = fc.oneof(
  { weight: 6, arbitrary: phrases },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 200 }) },
  { weight: 1, arbitrary: fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 100 }).map((units) => String.fromCharCode(...units)) },
);
const frames: fc.Arbitrary<CaptureFrame> = fc
  .record({
    at: fc
      .date({ min: new Date('1990-01-01T00:00:00Z'), max: new Date('2090-01-01T00:00:00Z'), noInvalidDate: true })
      .map((date) => date.toISOString()),
    zone: fc.constantFrom(...zones),
    locale: fc.constantFrom('en-GB', 'en-US', 'de-AT', 'ja-JP', 'ar-EG'),
    weekStart: fc.constantFrom(1, 6, 7),
    ignored: fc.array(fc.record({ start: fc.integer({ min: 0, max: 120 }), end: fc.integer({ min: 0, max: 120 }) }), { maxLength: 4 }),
  })
  .map((given) => captureFrame(given));

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];

/** Where the words of a clause are to be found again. */
const keptBy = (clause: Clause): string => [clause.title, clause.notes, ...clause.spans.map(({ text }) => text)].join('\n');

const runs = { numRuns: 1_500 };
const timeoutMs = 120_000;

describe('readCapture, whatever the text', () => {
  it('gives what the contract allows, or nothing for blanks', { timeout: timeoutMs }, () => {
    fc.assert(
      fc.property(texts, frames, (text, frame) => {
        const clauses = readCapture(text, frame);
        for (const clause of clauses) clauseSchema.parse(clause);
        for (const clause of clauses) expect(clause.title).toBe(clause.title.trim());
        expect(clauses.length).toBeLessThanOrEqual(limits.captureFlowsMax);
        expect(clauses.length > 0).toBe(text.trim() !== '');
      }),
      runs,
    );
  });

  it('loses no word', { timeout: timeoutMs }, () => {
    fc.assert(
      fc.property(texts, frames, (text, frame) => {
        const kept = new Map<string, number>();
        for (const word of readCapture(text, frame).flatMap((clause) => wordsOf(keptBy(clause)))) kept.set(word, (kept.get(word) ?? 0) + 1);
        for (const word of wordsOf(text)) {
          expect(kept.get(word) ?? 0, `"${word}" of ${JSON.stringify(text)}`).toBeGreaterThan(0);
          kept.set(word, (kept.get(word) ?? 0) - 1);
        }
      }),
      runs,
    );
  });

  it('has spans that lie in their clause, in order, without overlap, and tell their text', { timeout: timeoutMs }, () => {
    fc.assert(
      fc.property(texts, frames, (text, frame) => {
        let end = 0;
        for (const clause of readCapture(text, frame)) {
          expect(clause.start).toBeGreaterThanOrEqual(end);
          end = clause.start;
          for (const span of clause.spans) {
            expect(span.start).toBeGreaterThanOrEqual(end);
            expect(span.end).toBeGreaterThan(span.start);
            expect(span.text).toBe(text.slice(span.start, span.end));
            end = span.end;
          }
          expect(clause.end).toBeGreaterThanOrEqual(end);
          expect(clause.end).toBeLessThanOrEqual(text.length);
          end = clause.end;
        }
      }),
      runs,
    );
  });

  it('puts the words of clicked-away chips back into the titles', { timeout: timeoutMs }, () => {
    fc.assert(
      fc.property(phrases, frames, (text, frame) => {
        const chips = readCapture(text, { ...frame, ignored: [] }).flatMap((clause) => clause.spans.filter((span) => span.chip));
        const plain = readCapture(text, { ...frame, ignored: chips.map(({ start, end }) => ({ start, end })) });
        const shown = new Set(plain.flatMap((clause) => [...wordsOf(clause.title), ...wordsOf(clause.notes)]));
        for (const word of chips.flatMap((chip) => wordsOf(chip.text))) expect(shown, JSON.stringify(text)).toContain(word);
        for (const span of plain.flatMap((clause) => clause.spans)) {
          expect(chips.some((chip) => chip.start < span.end && span.start < chip.end)).toBe(false);
        }
      }),
      runs,
    );
  });

  it('reads the same text in the same frame the same way', { timeout: timeoutMs }, () => {
    fc.assert(
      fc.property(texts, frames, (text, frame) => {
        expect(readCapture(text, frame)).toEqual(readCapture(text, frame));
      }),
      { numRuns: 300 },
    );
  });
});

describe('readCapture, on the longest of texts', () => {
  const fill = (unit: string): string => unit.repeat(Math.ceil(limits.captureCharsMax / unit.length)).slice(0, limits.captureCharsMax);
  const units = [
    'a',
    ' ',
    '\n',
    '.',
    '!',
    '#',
    '@',
    '~',
    '"',
    "'",
    '(',
    '-',
    ':',
    ',',
    '1',
    '1 ',
    'a.',
    'a-',
    '1:',
    '1/',
    '1.',
    '1-',
    '@ ',
    '" ',
    ' "a',
    '“',
    '! ',
    'and ',
    'tomorrow ',
    'every ',
    'every day ',
    'mon, ',
    'every mon and ',
    'in the ',
    'a week from ',
    '5pm ',
    'at ',
    'by ',
    'the ',
    'from monday to ',
    'remind me ',
    'please ',
    '#x ',
    '@Work ',
    '~1h ',
    '1/2/',
    'https://',
    'a@b.',
    'a.b/',
    '😀',
    '\uD800',
    '\u200B',
    '\u202E',
    'buy milk, ',
    'buy\n',
    'half past ',
    '1st and 2nd ',
    '12345',
    'every 1st, 2nd, ',
  ];
  // The thread's own processor time: other work on the machine does not count.
  const busyMs = (text: string): number => {
    const from = process.threadCpuUsage();
    readCapture(text, captureFrame());
    const { user, system } = process.threadCpuUsage(from);
    return (user + system) / 1_000;
  };

  it.each(units)('grows no faster than the text made of %j', { timeout: timeoutMs }, (unit) => {
    const text = fill(unit);
    const quarter = text.slice(0, text.length / 4);
    readCapture(text, captureFrame());
    const best = (of: string): number => Math.min(...Array.from({ length: 5 }, () => busyMs(of)));
    // Four times the text: a step count that grew with its square would take 16 times as long. The constant is for the clock's own grain.
    expect(best(text)).toBeLessThan(10 * best(quarter) + 25);
  });
});
