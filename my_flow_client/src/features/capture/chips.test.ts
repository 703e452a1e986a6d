import type { Clause, Context, Span } from 'my_flow_contract';
import { expect, test } from 'vitest';
import { chipsOf } from './chips.ts';

const frame = { nowMs: Date.parse('2026-03-02T10:00:00Z'), zone: 'Europe/Vienna', locale: null };
const personal: Context = {
  id: 'ctx_01J8Z3Y4QK6V9N2R5T7W0X1ABC',
  name: 'Personal',
  icon: '🏠',
  hue: 58,
  position: 'a0',
  hours: null,
  archivedAt: null,
  trashedAt: null,
  sample: false,
  createdAt: '2026-03-01T10:00:00Z',
  updatedAt: '2026-03-01T10:00:00Z',
  version: 1,
};

test('every kind of meaning is said in words', () => {
  const text = 'Send it tomorrow 5pm !high #launch @Personal ~30m every second Friday from Monday';
  const clause = read(text, {
    'tomorrow 5pm': 'due',
    '!high': 'priority',
    '#launch': 'label',
    '@Personal': 'context',
    '~30m': 'estimate',
    'every second Friday': 'recurrence',
    'from Monday': 'start',
  });
  const chips = chipsOf(clause, { frame, contexts: [personal] });
  expect(chips.map(({ words }) => words)).toEqual([
    'tomorrow 17:00',
    'high',
    '#launch',
    'in Personal',
    '30 min',
    'every 2nd Friday',
    'from 9 Mar',
  ]);
  expect(chips.find(({ kind }) => kind === 'context')?.tone).toEqual({ hue: 58 });
  expect(chips[0]).toMatchObject({ spoken: 'due tomorrow 17:00', source: 'tomorrow 5pm', ranges: [{ start: 8, end: 20 }] });
});

test('words apart that mean one due are one chip, and each label is its own', () => {
  const clause = read('Tomorrow call Dana at 5pm #a #b', { Tomorrow: 'due', 'at 5pm': 'due', '#a': 'label', '#b': 'label' });
  const chips = chipsOf(clause, { frame, contexts: [] });
  expect(chips.map(({ words, source }) => [words, source])).toEqual([
    ['tomorrow 17:00', 'Tomorrow … at 5pm'],
    ['#a', '#a'],
    ['#b', '#b'],
  ]);
  expect(chips[0]?.ranges).toHaveLength(2);
});

test('a time that was said within a recurrence stands in its chip', () => {
  const evening = read('Take out the trash every other Thursday evening', { 'every other Thursday evening': 'recurrence' });
  expect(chipsOf(evening, { frame, contexts: [] }).map(({ words }) => words)).toEqual(['every 2nd Friday 17:00']);
  const wholeDay = { ...evening, due: { kind: 'day', day: '2026-03-06' } as const };
  expect(chipsOf(wholeDay, { frame, contexts: [] }).map(({ words }) => words)).toEqual(['every 2nd Friday']);
});

test('quotes, dropped openings, and a meaning that is gone have no chip', () => {
  const clause = {
    ...read('remind me to "buy May" tomorrow', { 'remind me to': 'lead', '"buy May"': 'quote', tomorrow: 'due' }),
    due: null,
  };
  expect(chipsOf(clause, { frame, contexts: [] })).toEqual([]);
});

function read(text: string, meanings: Record<string, Span['kind']>): Clause {
  const spans = Object.entries(meanings).map(([words, kind]) => {
    const start = text.indexOf(words);
    return { start, end: start + words.length, kind, text: words, chip: kind !== 'quote' && kind !== 'lead' };
  });
  return {
    start: 0,
    end: text.length,
    title: text,
    notes: '',
    priority: 'high',
    due: { kind: 'instant', at: '2026-03-03T16:00:00Z', zone: 'Europe/Vienna' },
    startDay: '2026-03-09',
    estimateMinutes: 30,
    labels: [],
    recurrence: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=FR',
    contextId: personal.id,
    unknownContextName: null,
    spans,
  };
}
