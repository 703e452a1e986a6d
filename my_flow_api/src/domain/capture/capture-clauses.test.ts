import { limits } from 'my_flow_contract';
import { describe, expect, it } from 'vitest';
import { captureFrame, readAloud } from '#src/testing/read-aloud.ts';
import { readCapture } from './read-capture.ts';

type Row = readonly [text: string, ...clauses: string[]];

/** Read on Wednesday, 4 March 2026, ten in the morning in Vienna. */
const rows: readonly Row[] = [
  [
    'finish the deck by Friday and call mum tomorrow at 6, also buy milk',
    'finish the deck | due Fri 2026-03-06',
    'call mum | due Thu 2026-03-05 18:00',
    'buy milk',
  ],
  ['buy milk, call mum, pay the rent', 'buy milk', 'call mum', 'pay the rent'],
  ['buy milk and tomorrow call mum', 'buy milk', 'call mum | due Thu 2026-03-05'],
  ['buy milk then call mum', 'buy milk', 'call mum'],
  ['buy milk, and then call mum', 'buy milk', 'call mum'],
  ['Buy milk. Call mum at 6.', 'Buy milk', 'Call mum | due Wed 2026-03-04 18:00'],
  ['Buy milk; call mum', 'Buy milk', 'call mum'],
  ['Buy milk! Call mum!', 'Buy milk', 'Call mum!'],
  ['buy milk & call mum', 'buy milk', 'call mum'],
  ['Buy milk. Then call mum.', 'Buy milk', 'call mum'],
  ['buy milk, eggs etc.', 'buy milk, eggs etc.'],
  [
    'Tomorrow at noon call the bank, at 3 pick up Leo and at 6 cook dinner',
    'call the bank | due Thu 2026-03-05 12:00',
    'pick up Leo | due Thu 2026-03-05 15:00',
    'cook dinner | due Thu 2026-03-05 18:00',
  ],
  ['Call mum tomorrow and pick up Leo at 3', 'Call mum | due Thu 2026-03-05', 'pick up Leo | due Wed 2026-03-04 15:00'],
  ['Tomorrow call mum. Pick up Leo at 3.', 'call mum | due Thu 2026-03-05', 'Pick up Leo | due Wed 2026-03-04 15:00'],
  ['draft, review and send the memo', 'draft, review and send the memo'],
  ['sand and varnish the table', 'sand and varnish the table'],
  ['buy milk and I need to call mum', 'buy milk', 'call mum'],
  ['buy milk and please call mum', 'buy milk', 'call mum'],
  ['buy milk\ncall mum\neggs', 'buy milk', 'call mum', 'eggs'],
  ['- buy milk\n- eggs tomorrow\n\n- [ ] flour', 'buy milk', 'eggs | due Thu 2026-03-05', 'flour'],
  ['1. buy milk\n2. call mum', 'buy milk', 'call mum'],
  ['dentist tomorrow and buy flowers', 'dentist | due Thu 2026-03-05', 'buy flowers'],
  ['email Bob and text Ann', 'email Bob', 'text Ann'],
  ['buy milk and defragment the disk', 'buy milk', 'defragment the disk'],
  ['Tomorrow, call mum and buy milk', 'call mum | due Thu 2026-03-05', 'buy milk'],
  ['buy salt and pepper', 'buy salt and pepper'],
  ['invite Tom and Ann', 'invite Tom and Ann'],
  ['call Tom, Ann and Bob', 'call Tom, Ann and Bob'],
  ['buy milk, eggs, bread and butter', 'buy milk, eggs, bread and butter'],
  ['pick up and drop off parcels', 'pick up and drop off parcels'],
  ['wash and dry the dishes', 'wash and dry the dishes'],
  ['try to finish and send the report', 'try to finish and send the report'],
  ['print the form and sign it', 'print the form and sign it'],
  ['call mum and tell her about the trip', 'call mum and tell her about the trip'],
  ['call mum and visit her sister', 'call mum', 'visit her sister'],
  ['ask Tom to call Ann and book a room', 'ask Tom to call Ann and book a room'],
  ['update the design and test plan', 'update the design and test plan'],
  ['talk about design and test results', 'talk about design and test results'],
  ['update phone and email details', 'update phone and email details'],
  ['buy food and drink', 'buy food and drink'],
  ['go home and relax', 'go home and relax'],
  ['watch Pride and Prejudice', 'watch Pride and Prejudice'],
  ['read War and Peace and call mum', 'read War and Peace', 'call mum'],
  ['research and development budget', 'research and development budget'],
  ['meet Dr. Mark about the plan', 'meet Dr. Mark about the plan'],
  ['order R&D samples', 'order R&D samples'],
  ['remind me to call mum', 'call mum'],
  ['Remind me to call mum tomorrow', 'call mum | due Thu 2026-03-05'],
  ['remind me tomorrow to call mum', 'call mum | due Thu 2026-03-05'],
  ['remind me at 5 to call mum', 'call mum | due Wed 2026-03-04 17:00'],
  ['remind me about the cake on Friday', 'the cake | due Fri 2026-03-06'],
  ['please remind me to call mum', 'call mum'],
  ["don't forget to call mum", 'call mum'],
  ['Don’t forget to call mum', 'call mum'],
  ['I need to call mum', 'call mum'],
  ["I've got to call mum", 'call mum'],
  ['I have to call mum and I should buy milk', 'call mum', 'buy milk'],
  ['need to call mum', 'call mum'],
  ['Tomorrow I need to call mum', 'call mum | due Thu 2026-03-05'],
  ['todo: call mum', 'call mum'],
  ['TODO call mum', 'TODO call mum'],
  ['to do: call mum', 'call mum'],
  ['Note to self: call mum', 'call mum'],
  ['remember to call mum', 'call mum'],
  ['Remember the milk', 'Remember the milk'],
  ['make sure to call mum', 'call mum'],
  ['remind Dana to send the draft', 'remind Dana to send the draft'],
  ['I need a new bike', 'I need a new bike'],
  ['also buy milk', 'buy milk'],
  ['tomorrow 5pm', 'tomorrow 5pm | due Thu 2026-03-05 17:00'],
  ['#launch', '#launch | #launch'],
  ['remind me to', 'remind me to'],
  ['and', 'and'],
  ['...', '...'],
  ['👍', '👍'],
  ['   call   mum  ', 'call mum'],
  [''],
  [' \n\t '],
];

describe('clauses', () => {
  it.each(rows)('%s', (text, ...clauses) => {
    expect(readAloud(text, captureFrame())).toEqual(clauses);
  });

  it('leaves what is beyond the last clause that may be to that clause', () => {
    const text = Array.from({ length: 30 }, (_, index) => `buy thing ${index}`).join(', ');
    const clauses = readCapture(text, captureFrame());
    expect(clauses).toHaveLength(limits.captureFlowsMax);
    expect(clauses.at(-1)?.title).toBe(text.slice(text.indexOf('buy thing 19')));
  });

  it('ends a long title at a word, and keeps the whole text in the notes', () => {
    const text = `call ${'Ann and Bob and '.repeat(20)}Cleo tomorrow`;
    const [clause] = readCapture(text, captureFrame());
    expect(clause?.title.length).toBeLessThanOrEqual(limits.flowTitleCharsMax);
    expect(text.startsWith(`${clause?.title} `)).toBe(true);
    expect(clause?.notes).toBe(text);
    expect(clause?.due).toEqual({ kind: 'day', day: '2026-03-05' });
  });

  it('cuts a word that is longer than a title between two characters', () => {
    const [clause] = readCapture(`a${'😀'.repeat(300)}`, captureFrame());
    expect(clause?.title).toBe(`a${'😀'.repeat(99)}`);
  });
});
