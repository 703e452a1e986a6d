import { describe, expect, it } from 'vitest';
import { initialListState, listReducer, neighbourOf, stepFrom } from './list-state.ts';

const sections = [['a', 'b', 'c'], ['d', 'e'], ['f']];

describe('neighbourOf', () => {
  it.each([
    ['b', ['b'], 'c'],
    ['c', ['c'], 'b'],
    ['a', ['a', 'b'], 'c'],
    ['d', ['d', 'e'], 'a'],
    ['f', ['f'], 'a'],
  ])('of %s when %j go is %s', (from, going, neighbour) => {
    expect(neighbourOf(sections, new Set(going), from)).toBe(neighbour);
  });

  it('is nobody when everything goes', () => {
    expect(neighbourOf([['a']], new Set(['a']), 'a')).toBeNull();
  });
});

it('steps through the lists and stays at their ends', () => {
  const order = sections.flat();
  expect(stepFrom(order, 'c', 1)).toBe('d');
  expect(stepFrom(order, 'a', -1)).toBe('a');
  expect(stepFrom(order, 'f', 1)).toBe('f');
  expect(stepFrom(order, null, 1)).toBe('a');
  expect(stepFrom(order, 'gone', -1)).toBe('a');
  expect(stepFrom([], null, 1)).toBeNull();
});

it('makes the edited row the current one, and closes what was open over it', () => {
  const open = listReducer(initialListState, { type: 'openPicker', kind: 'menu', flowId: 'a' });
  const editing = listReducer(open, { type: 'edit', flowId: 'b', focus: 'steps' });
  expect(editing).toMatchObject({ currentId: 'b', picker: null, editing: { flowId: 'b', focus: 'steps' } });
});
