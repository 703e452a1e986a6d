import { expect, test } from 'vitest';
import { placeInList } from './place-in-list.ts';

const list = [
  { id: 'first', position: 'a0' },
  { id: 'second', position: 'a1' },
  { id: 'third', position: 'a2' },
];

test('only the new members get a position while there is room', () => {
  expect([...placeInList(list, 1, ['x', 'y']).keys()]).toEqual(['x', 'y']);
});

test('members on one position are numbered anew, together with the one that comes between them', () => {
  const tied = list.map((member) => ({ ...member, position: 'a1' }));
  const placed = placeInList(tied, 2, ['x']);
  const order = [...tied, { id: 'x', position: '' }].map(({ id, position }) => ({ id, position: placed.get(id) ?? position }));
  expect(order.toSorted((a, b) => (a.position < b.position ? -1 : 1)).map(({ id }) => id)).toEqual(['first', 'second', 'x', 'third']);
});
