import { expect, test } from 'vitest';
import { ListWindow, windowRowsSpare } from './list-window.ts';

function windowOf(keys: readonly string[], options: { isDown?: boolean; isWhole?: boolean } = {}): ListWindow {
  return new ListWindow(keys.map(rowOf), { isDown: options.isDown ?? false, isWhole: options.isWhole ?? false });
}

function rowOf(key: string) {
  return { key, doc: `doc of ${key}` };
}

function keysOf(window: ListWindow, count: number): string[] | undefined {
  return window.first(count)?.map((row) => row.key);
}

test('tells what is before its end, and nothing of what may be behind', () => {
  const window = windowOf(['b', 'd']);
  window.put(rowOf('c'));
  window.put(rowOf('e'));
  window.drop('x');
  expect(keysOf(window, 3)).toEqual(['b', 'c', 'd']);
  expect(keysOf(window, 4)).toBeUndefined();
});

test('a whole list takes what comes at its end', () => {
  const window = windowOf(['d', 'b'], { isDown: true, isWhole: true });
  window.put(rowOf('a'));
  window.put({ key: 'b', doc: 'another' });
  window.drop('d');
  expect(window.first(9)).toEqual([{ key: 'b', doc: 'another' }, rowOf('a')]);
});

test('a whole list that outgrows its memory is whole no longer, and takes no more memory', () => {
  const window = windowOf([], { isWhole: true });
  for (let number = 0; number <= 2 * windowRowsSpare; number += 1) window.put(rowOf(String(100 + number)));
  expect(keysOf(window, 1_000)).toBeUndefined();
  expect(window.first(2 * windowRowsSpare)).toHaveLength(2 * windowRowsSpare);
  const { chars } = window;
  window.put(rowOf('000'));
  expect(keysOf(window, 2)).toEqual(['000', '100']);
  expect(window.chars).toBe(chars);
});
