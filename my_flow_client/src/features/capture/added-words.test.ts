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
      contexts,
      'w',
    ),
  ).toBe(words);
});
