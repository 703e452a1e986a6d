import { expect, test } from 'vitest';
import { addedWords } from './added-words.ts';

const contexts = [
  { id: 'w', name: 'Work' },
  { id: 'p', name: 'Personal' },
];

test.each([
  [['w'], 'Added to Work'],
  [['w', 'w', 'w'], '3 added to Work'],
  [['p'], 'Added to Personal'],
  [['p', 'w', 'w'], '2 added to Work, 1 to Personal'],
  [['x'], 'Added to another context'],
])('%j says %s', (homes, words) => {
  expect(
    addedWords(
      homes.map((contextId) => ({ contextId })),
      { contexts, roomId: 'w', isAmongRest: false },
    ),
  ).toBe(words);
});

test('says so when they stand among the rest, where they are not seen at once', () => {
  const where = { contexts, roomId: 'w', isAmongRest: true };
  expect(addedWords([{ contextId: 'w' }], where)).toBe('Added to Work, among the rest');
  expect(addedWords([{ contextId: 'w' }, { contextId: 'w' }], where)).toBe('2 added to Work, among the rest');
});
