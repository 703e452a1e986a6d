import type { Clause, Span } from 'my_flow_contract';
import { expect, test } from 'vitest';
import { carriedOver, isSettled, type TextReading } from './reading.ts';

const text = 'Send it tomorrow !high';

test('what was read stays lit while typing goes on behind it', () => {
  const [clause] = carriedOver(reading(), `${text} to Dana`, []);
  expect(clause).toMatchObject({ title: 'Send it to Dana', due: { kind: 'day' }, priority: 'high' });
  expect(clause?.spans.map((span) => [span.start, span.end])).toEqual([
    [8, 16],
    [17, 22],
  ]);
});

test('a word that is changed loses its meaning at once', () => {
  const [clause] = carriedOver(reading(), 'Send it tomorro !high', []);
  expect(clause).toMatchObject({ title: 'Send it tomorro', due: null, priority: 'high' });
});

test('a chip that is clicked away goes at once, and its words are title again', () => {
  const [clause] = carriedOver(reading(), text, [{ start: 8, end: 16 }]);
  expect(clause).toMatchObject({ title: 'Send it tomorrow', due: null, priority: 'high' });
});

test('only the text that was read, with the same chips clicked away, is settled', () => {
  expect(isSettled(reading(), text, [])).toBe(true);
  expect(isSettled(reading(), `${text} `, [])).toBe(false);
  expect(isSettled(reading(), text, [{ start: 8, end: 16 }])).toBe(false);
  expect(isSettled(null, text, [])).toBe(false);
});

function reading(): TextReading {
  const spans: Span[] = [
    { start: 8, end: 16, kind: 'due', text: 'tomorrow', chip: true },
    { start: 17, end: 22, kind: 'priority', text: '!high', chip: true },
  ];
  const clause: Clause = {
    start: 0,
    end: text.length,
    title: 'Send it',
    notes: '',
    priority: 'high',
    due: { kind: 'day', day: '2026-03-03' },
    startDay: null,
    estimateMinutes: null,
    labels: [],
    recurrence: null,
    contextId: null,
    unknownContextName: null,
    spans,
  };
  return { text, ignored: [], clauses: [clause] };
}
