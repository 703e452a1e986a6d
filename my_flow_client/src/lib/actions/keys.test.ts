import { expect, test } from 'vitest';
import { matchesKeys, shownKeys } from './keys.ts';

type Press = Partial<Pick<KeyboardEvent, 'key' | 'code' | 'metaKey' | 'ctrlKey' | 'altKey' | 'shiftKey'>>;

function pressed(press: Press): KeyboardEvent {
  // Node has no KeyboardEvent; these are the fields that are looked at.
  return { key: '', code: '', metaKey: false, ctrlKey: false, altKey: false, shiftKey: false, ...press } as KeyboardEvent;
}

test.each<[string, Press, string, boolean]>([
  ['a letter', { key: 'c' }, 'c', true],
  ['another letter', { key: 'd' }, 'c', false],
  ['a letter with Shift', { key: 'D', shiftKey: true }, 'd', false],
  ['a letter that asks for Shift', { key: 'D', shiftKey: true }, 'shift+d', true],
  ['a letter that asks for Shift, without it', { key: 'd' }, 'shift+d', false],
  ['a sign, whichever keys make it', { key: '?', shiftKey: true }, '?', true],
  ['a sign on a keyboard that has it plain', { key: '/' }, '/', true],
  ['a letter with Ctrl is another thing', { key: 'c', ctrlKey: true }, 'c', false],
  ['a letter with Alt is another thing', { key: 'c', altKey: true }, 'c', false],
  ['mod is Ctrl elsewhere', { key: 'k', ctrlKey: true }, 'mod+k', true],
  ['mod is not Cmd elsewhere', { key: 'k', metaKey: true }, 'mod+k', false],
  ['a letter with the command key of another platform is another thing', { key: 'c', metaKey: true }, 'c', false],
  ['redo', { key: 'Z', ctrlKey: true, shiftKey: true }, 'mod+shift+z', true],
  ['undo is not redo', { key: 'z', ctrlKey: true }, 'mod+shift+z', false],
  ['an arrow with Alt', { key: 'ArrowUp', altKey: true }, 'alt+ArrowUp', true],
])('%s', (_, press, keys, matches) => {
  expect(matchesKeys(pressed(press), keys, false)).toBe(matches);
});

test('on a Mac mod is Cmd, and a letter with Option is known by its key', () => {
  expect(matchesKeys(pressed({ key: 'k', metaKey: true }), 'mod+k', true)).toBe(true);
  expect(matchesKeys(pressed({ key: 'k', ctrlKey: true }), 'mod+k', true)).toBe(false);
  expect(matchesKeys(pressed({ key: '∂', code: 'KeyD', altKey: true }), 'alt+d', true)).toBe(true);
});

test('combinations are shown with the signs of the platform', () => {
  expect(shownKeys('mod+shift+z', true)).toEqual(['⌘', '⇧', 'Z']);
  expect(shownKeys('mod+shift+z', false)).toEqual(['Ctrl', '⇧', 'Z']);
  expect(shownKeys('alt+ArrowUp', false)).toEqual(['Alt', '↑']);
});
