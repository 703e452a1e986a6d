import { expect, test } from 'vitest';
import { findByWords } from './find-actions.ts';

const items = [
  { title: 'Move to another context', keywords: 'file' },
  { title: 'Edit the context' },
  { title: 'New context', keywords: 'add create' },
  { title: 'Remove the sample data' },
  { title: 'Réglages' },
];

test.each([
  ['', items.map(({ title }) => title)],
  ['   ', items.map(({ title }) => title)],
  ['context', ['Move to another context', 'Edit the context', 'New context']],
  ['new', ['New context']],
  ['mov', ['Move to another context', 'Remove the sample data']],
  ['con ed', ['Edit the context']],
  ['CREATE', ['New context']],
  ['reg', ['Réglages']],
  ['context nothing', []],
])('%j finds %j', (query, expected) => {
  expect(findByWords(items, query).map(({ title }) => title)).toEqual(expected);
});
