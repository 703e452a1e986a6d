import type { Context } from 'my_flow_contract';
import { describe, expect, test } from 'vitest';
import { draftOf, editOf, hoursProblem, nameProblem, newDraft } from './context-draft.ts';

const at = '2026-03-02T09:00:00.000Z';
const work: Context = {
  id: 'ctx_01J8Z3Y4QK6V9N2R5T7W0X1ABC',
  name: 'Work',
  icon: '💼',
  hue: 250,
  position: 'a0',
  hours: null,
  archivedAt: null,
  trashedAt: null,
  sample: false,
  createdAt: at,
  updatedAt: at,
  version: 1,
};

describe('nameProblem', () => {
  test.each([
    ['Home', null],
    ['  Home ', null],
    ['', 'Give it a name.'],
    ['   ', 'Give it a name.'],
    ['work ', 'You have a context called “Work”.'],
    ['x'.repeat(51), 'A name has at most 50 characters.'],
  ])('%j', (name, expected) => {
    expect(nameProblem(name, [work])).toBe(expected);
  });

  test('says when the twin is in the archive', () => {
    expect(nameProblem('WORK', [{ ...work, archivedAt: at }])).toBe('A context called “Work” is in the archive.');
  });
});

describe('hoursProblem', () => {
  test.each([
    [null, null],
    [[{ weekdays: [1], from: '09:00', to: '17:00' }], null],
    [[{ weekdays: [5], from: '22:00', to: '02:00' }], null],
    [[{ weekdays: [], from: '09:00', to: '17:00' }], 'Choose at least one day for each span.'],
    [[{ weekdays: [1], from: '', to: '17:00' }], 'Give each span a start and an end.'],
    [[{ weekdays: [1], from: '09:00', to: '09:00' }], 'A span ends at another time than it starts.'],
  ])('%o', (hours, expected) => {
    expect(hoursProblem(hours)).toBe(expected);
  });
});

describe('editOf', () => {
  test('names only what differs', () => {
    expect(editOf(draftOf(work), work)).toBeNull();
    expect(editOf({ ...draftOf(work), name: ' Work ' }, work)).toBeNull();
    expect(editOf({ ...draftOf(work), name: 'Studio', hue: 20 }, work)).toEqual({ name: 'Studio', hue: 20 });
  });

  test('clears hours with null', () => {
    const withHours = { ...work, hours: [{ weekdays: [1], from: '09:00', to: '17:00' }] };
    expect(editOf({ ...draftOf(withHours), hours: null }, withHours)).toEqual({ hours: null });
  });
});

test('a new draft has a hue that is far from those in use', () => {
  expect(newDraft([]).hue).toBe(250);
  expect(newDraft([work]).hue).toBe(210);
  expect(newDraft([work, { ...work, hue: 195 }]).hue).toBe(158);
});

test('two new contexts in a row do not look alike', () => {
  const first = newDraft([work]);
  const second = newDraft([work, { ...work, ...first, id: 'ctx_01J8Z3Y4QK6V9N2R5T7W0X1ABD' }]);
  expect(second.icon).not.toBe(first.icon);
  expect(second.hue).not.toBe(first.hue);
});
