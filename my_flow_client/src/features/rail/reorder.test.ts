import type { Context } from 'my_flow_contract';
import { describe, expect, test } from 'vitest';
import { contextAt, placeOfDrop, placeOfStep } from './reorder.ts';

const [work, home, rest] = [contextOf('work', 'a0'), contextOf('home', 'a1'), contextOf('rest', 'a2')];
const contexts = [work, home, rest];

describe('placeOfDrop', () => {
  test.each([
    { movedId: 'rest', targetId: 'work', edge: 'top', expected: { afterId: null, place: 0 } },
    { movedId: 'rest', targetId: 'work', edge: 'bottom', expected: { afterId: 'work', place: 1 } },
    { movedId: 'work', targetId: 'rest', edge: 'bottom', expected: { afterId: 'rest', place: 2 } },
    { movedId: 'work', targetId: 'home', edge: 'top', expected: null },
    { movedId: 'work', targetId: 'work', edge: 'top', expected: null },
    { movedId: 'work', targetId: 'gone', edge: 'top', expected: null },
  ] as const)('$movedId on the $edge of $targetId', ({ expected, ...drop }) => {
    expect(placeOfDrop(contexts, drop)).toEqual(expected);
  });
});

describe('placeOfStep', () => {
  test('goes one further, and nowhere at the ends', () => {
    expect(placeOfStep(contexts, 'home', -1)).toEqual({ afterId: null, place: 0 });
    expect(placeOfStep(contexts, 'home', 1)).toEqual({ afterId: 'rest', place: 2 });
    expect(placeOfStep(contexts, 'work', -1)).toBeNull();
    expect(placeOfStep(contexts, 'rest', 1)).toBeNull();
    expect(placeOfStep(contexts, 'gone', 1)).toBeNull();
  });
});

describe('contextAt', () => {
  test('has a position that sorts where it was put', () => {
    const moved = contextAt(contexts, rest, { afterId: 'work', place: 1 });
    expect(moved.position > work.position).toBe(true);
    expect(moved.position < home.position).toBe(true);
  });

  test('stays when two neighbours share a position, until the server has numbered anew', () => {
    const twins = [contextOf('a', 'a0'), contextOf('b', 'a0'), rest];
    expect(contextAt(twins, rest, { afterId: 'a', place: 1 })).toEqual(rest);
  });
});

function contextOf(id: string, position: string): Context {
  const at = '2026-03-02T09:00:00.000Z';
  return {
    id,
    name: id,
    icon: '💼',
    hue: 250,
    position,
    hours: null,
    archivedAt: null,
    trashedAt: null,
    sample: false,
    createdAt: at,
    updatedAt: at,
    version: 1,
  };
}
