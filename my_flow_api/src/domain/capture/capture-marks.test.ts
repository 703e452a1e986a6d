import { describe, expect, it } from 'vitest';
import { captureFrame, readAloud } from '#src/testing/read-aloud.ts';
import { readCapture } from './read-capture.ts';

type Row = readonly [text: string, ...clauses: string[]];

/** Read on Wednesday, 4 March 2026, ten in the morning in Vienna; the contexts are Personal, Work, Work Travel and Été. */
const rows: readonly Row[] = [
  [
    'Send Dana the draft tomorrow 5pm !high #launch @Personal ~30m',
    'Send Dana the draft | due Thu 2026-03-05 17:00 | !high | ~30 | #launch | @Personal',
  ],
  ['!high call mum', 'call mum | !high'],
  ['call mum !HIGH', 'call mum | !high'],
  ['call mum !low', 'call mum | !low'],
  ['call mum !medium', 'call mum | !medium'],
  ['call mum !!!', 'call mum | !high'],
  ['call mum !!', 'call mum | !medium'],
  ['call mum !1', 'call mum | !high'],
  ['call mum !3', 'call mum | !low'],
  ['call mum p1', 'call mum | !high'],
  ['call mum !urgent', 'call mum | !high'],
  ['call mum !', 'call mum !'],
  ['call mum!', 'call mum!'],
  ['call mum!!!', 'call mum!!!'],
  ['say hello!high', 'say hello!high'],
  ['call mum !high !low', 'call mum !low | !high'],
  ['call mum !highway', 'call mum !highway'],
  ['plan #launch party', 'plan party | #launch'],
  ['plan party #launch #q3_plan #Launch', 'plan party | #launch | #q3_plan'],
  ['plan party #größe', 'plan party | #größe'],
  ['plan party (#launch)', 'plan party | #launch'],
  ['plan party, #launch, tomorrow', 'plan party | due Thu 2026-03-05 | #launch'],
  ['fix issue #12', 'fix issue #12'],
  ['be #1', 'be #1'],
  ['C# homework', 'C# homework'],
  ['paint it #ff0000', 'paint it #ff0000'],
  ['paint it #fff', 'paint it #fff'],
  ['meet at the #cafe', 'meet at the | #cafe'],
  ['see https://x.io/a#b', 'see https://x.io/a#b'],
  ['see https://x.io/a#b tomorrow', 'see https://x.io/a#b | due Thu 2026-03-05'],
  ['see https://x.io/2026-03-05?at=5pm', 'see https://x.io/2026-03-05?at=5pm'],
  ['review acme/app#12 today', 'review acme/app#12 | due Wed 2026-03-04'],
  ['email bob@example.com', 'email bob@example.com'],
  ['email bob@work tomorrow', 'email bob@work | due Thu 2026-03-05'],
  ['open ~/notes/friday.md', 'open ~/notes/friday.md'],
  ['call mum @personal', 'call mum | @Personal'],
  ['call mum @PERSONAL tomorrow', 'call mum | due Thu 2026-03-05 | @Personal'],
  ['@work call Bob', 'call Bob | @Work'],
  ['book a hotel @work travel', 'book a hotel | @Work Travel'],
  ['book a hotel @Work travelling', 'book a hotel travelling | @Work'],
  ['book a hotel @workshop', 'book a hotel @workshop | new @workshop'],
  ['book a hotel @été', 'book a hotel | @Été'],
  ['call mum @Family', 'call mum @Family | new @Family'],
  ['call mum @Family tomorrow', 'call mum @Family | due Thu 2026-03-05 | new @Family'],
  ['meet @ 5pm @Work', 'meet | due Wed 2026-03-04 17:00 | @Work'],
  ['meet @5pm', 'meet | due Wed 2026-03-04 17:00'],
  ['call Bob @Work and call mum @Personal', 'call Bob | @Work', 'call mum | @Personal'],
  ['write ~30m', 'write | ~30'],
  ['write ~30 min', 'write | ~30'],
  ['write ~1h', 'write | ~60'],
  ['write ~1h30', 'write | ~90'],
  ['write ~1h30m', 'write | ~90'],
  ['write ~1h 30m', 'write | ~90'],
  ['write ~1.5h', 'write | ~90'],
  ['write ~2 hours', 'write | ~120'],
  ['write ~half an hour', 'write | ~30'],
  ['write ~2d', 'write | ~960'],
  ['write for 30 minutes', 'write | ~30'],
  ['write for an hour', 'write | ~60'],
  ['write for 2 hours tomorrow', 'write | due Thu 2026-03-05 | ~120'],
  ['write for an hour and a half', 'write | ~90'],
  ['write ~0m', 'write ~0m'],
  ['write ~5000 words', 'write ~5000 words'],
  ['write ~99999999m', 'write ~99999999m'],
  ['walk 90 min', 'walk 90 min'],
  ['read "call mum tomorrow at 5pm #x @Work"', 'read "call mum tomorrow at 5pm #x @Work"'],
  ['read “Tomorrow at 5pm” on Friday', 'read “Tomorrow at 5pm” | due Fri 2026-03-06'],
  ["read 'Tomorrow and call mum' on Friday", "read 'Tomorrow and call mum' | due Fri 2026-03-06"],
  ['run `sleep 5pm` today', 'run `sleep 5pm` | due Wed 2026-03-04'],
  ['buy a 24" screen tomorrow', 'buy a 24" screen | due Thu 2026-03-05'],
  ["the boys' room tomorrow", "the boys' room | due Thu 2026-03-05"],
  ['say "hi tomorrow', 'say "hi | due Thu 2026-03-05'],
];

describe('marks', () => {
  it.each(rows)('%s', (text, ...clauses) => {
    expect(readAloud(text, captureFrame())).toEqual(clauses);
  });
});

describe('spans', () => {
  const spansOf = (text: string, ignored: { start: number; end: number }[] = []) =>
    readCapture(text, captureFrame({ ignored })).map((clause) =>
      clause.spans.map((span) => `${span.kind} ${span.start}-${span.end} ${span.text}`),
    );

  it('tell each token with its place, a day and its time as one', () => {
    expect(spansOf('😀 Send it tomorrow at 5pm !high #x @Work ~30m')).toEqual([
      ['due 11-26 tomorrow at 5pm', 'priority 27-32 !high', 'label 33-35 #x', 'context 36-41 @Work', 'estimate 42-46 ~30m'],
    ]);
  });

  it('tell a start day, a recurrence, opening words and quotes', () => {
    expect(spansOf('remind me to read "Dune" every day from Monday at 9')).toEqual([
      ['lead 0-12 remind me to', 'quote 18-24 "Dune"', 'recurrence 25-34 every day', 'start 35-46 from Monday', 'due 47-51 at 9'],
    ]);
  });

  it('tell the words that join clauses', () => {
    expect(spansOf('buy milk, and then call mum')).toEqual([[], ['lead 10-13 and', 'lead 14-18 then']]);
  });

  it('show chips for what can be clicked away', () => {
    const [clause] = readCapture('please read "Dune" tomorrow', captureFrame());
    expect(clause?.spans.map(({ kind, chip }) => [kind, chip])).toEqual([
      ['lead', false],
      ['quote', false],
      ['due', true],
    ]);
  });

  it.each([
    ['call mum tomorrow', { start: 9, end: 17 }, 'call mum tomorrow'],
    ['call mum tomorrow at 5pm', { start: 18, end: 24 }, 'call mum at 5pm | due Thu 2026-03-05'],
    ['call mum every Friday', { start: 9, end: 21 }, 'call mum every Friday'],
    ['remind me to call mum', { start: 0, end: 12 }, 'remind me to call mum'],
    ['call mum #x #y', { start: 9, end: 11 }, 'call mum #x | #y'],
    ['call mum @Work', { start: 9, end: 14 }, 'call mum @Work'],
    ['buy milk and call mum', { start: 9, end: 12 }, 'buy milk and call mum'],
    ['call mum tomorrow', { start: 40, end: 50 }, 'call mum | due Thu 2026-03-05'],
    ['call mum tomorrow', { start: 17, end: 3 }, 'call mum | due Thu 2026-03-05'],
  ])('leave ignored words in %s', (text, ignored, reading) => {
    expect(readAloud(text, captureFrame({ ignored: [ignored] }))).toEqual([reading]);
  });
});
