import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildFlow, buildId } from '#src/testing/builders.ts';
import { flowTerms } from './flow-terms.ts';
import { queryTerms, termsOf } from './terms.ts';

function finds(query: string, text: string): boolean {
  const terms = termsOf(text);
  return queryTerms(query).every((wanted) => terms.some((term) => term.startsWith(wanted)));
}

test.each([
  ['dana', 'Send Dana the draft'],
  ['DRA', 'Send Dana the draft'],
  ['dana draft', 'Send the draft to Dana'],
  ['cafe', 'Café crème'],
  ['CRÈME', 'cafe creme'],
  ['strasse', 'Alte Straße 12'],
  ['STRASSE', 'Alte Straße 12'],
  ['lodz', 'Fly to Łódź'],
  ['Łódź', 'fly to lodz'],
  ['isik', 'IŞIK ve ışık'],
  ['οδος', 'Ὁδός ΟΔΌΣ'],
  ['елка', 'Ёлка'],
  ['2026', 'Budget 2026'],
  ['q3', 'The Q3-report'],
  ['fi', 'ﬁnance'],
  ['abc', 'ＡＢＣ'],
  ['שלום', 'שָׁלוֹם'],
  ['محمد', 'مُحَمَّد'],
  ['हिन्दी', 'हिन्दी सीखना'],
  ['資料', '会議の資料を作る'],
  ['資', '会議の資料を作る'],
  ['る', '会議の資料を作る'],
  ['カメラ', 'カメラを買う'],
  ['ｶﾒﾗ', 'カメラを買う'],
  ['api設計', 'API設計レビュー'],
  ['会议', '安排会议'],
  ['ประชุม', 'เตรียมประชุม'],
  ['회의', '회의자료 준비'],
  ["don't", "Don't forget"],
  ['e\u0301clair', '\u00e9clair'],
])('%s finds %s', (query, text) => {
  expect(finds(query, text)).toBe(true);
});

test.each([
  ['raft', 'Send Dana the draft'],
  ['dana mum', 'Send Dana the draft'],
  ['6202', 'Budget 2026'],
  ['料資', '会議の資料を作る'],
  ['की', 'का'],
  ['が', 'か'],
])('%s does not find %s', (query, text) => {
  expect(finds(query, text)).toBe(false);
});

test('terms come once, in the order of the text, and a query of signs has none', () => {
  expect(termsOf('Call mum, call MUM at 6!')).toEqual(['call', 'mum', 'at', '6']);
  expect(termsOf('京都へ')).toEqual(['京都', '都へ', 'へ']);
  expect(queryTerms('京都へ')).toEqual(['京都', '都へ']);
  expect(queryTerms(' ☂️ -- !? ')).toEqual([]);
  expect(termsOf('')).toEqual([]);
});

test('what is found never has more than its bounds', () => {
  const many = Array.from({ length: 6_000 }, (_, index) => `w${index}`).join(' ');
  expect(termsOf(many)).toHaveLength(4_000);
  expect(queryTerms(many)).toHaveLength(24);
  expect(termsOf('x'.repeat(10_000))).toEqual(['x'.repeat(40)]);
  expect(finds('x'.repeat(10_000), 'x'.repeat(10_000))).toBe(true);
});

test('a flow is found by its title, labels, steps and notes', () => {
  const steps = [{ id: buildId('step'), title: 'Ask Kim', done: true }];
  expect(flowTerms(buildFlow({ title: 'Deck', labels: ['launch'], steps, notes: 'see **page 4**' }))).toEqual([
    'deck',
    'launch',
    'ask',
    'kim',
    'see',
    'page',
    '4',
  ]);
});

test('every text is found by itself, in any case, and nothing makes the tokenizer throw', () => {
  const text = fc.string({ unit: 'binary', maxLength: 60 });
  fc.assert(
    fc.property(text, text, (one, other) => {
      expect(finds(one, `${one} ${other}`)).toBe(true);
      expect(finds(one, `${other} ${one.normalize('NFD')}`)).toBe(true);
      expect(termsOf(termsOf(one).join(' '))).toEqual(expect.arrayContaining(queryTerms(one)));
    }),
    { numRuns: 500 },
  );
});
