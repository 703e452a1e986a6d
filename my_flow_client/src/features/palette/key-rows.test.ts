import { expect, test } from 'vitest';
import type { Action } from '#src/lib/actions/actions.ts';
import { keyRows } from './key-rows.ts';

test('actions of one title share a row, and those without keys come last', () => {
  const rows = keyRows([actionOf('Archive'), actionOf('Next flow', 'j'), actionOf('Undo', 'mod+z'), actionOf('Next flow', 'ArrowDown')]);
  expect(rows).toEqual([
    { title: 'Next flow', keys: ['j', 'ArrowDown'] },
    { title: 'Undo', keys: ['mod+z'] },
    { title: 'Archive', keys: [] },
  ]);
});

function actionOf(title: string, keys?: string): Action {
  return { id: title + keys, title, group: 'flow', run: () => undefined, ...(keys === undefined ? {} : { keys }) };
}
