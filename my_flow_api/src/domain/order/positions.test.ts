import fc from 'fast-check';
import { positionSchema } from 'my_flow_contract';
import { expect, test } from 'vitest';
import { evenPositions, positionsInGap } from './positions.ts';

const idOf = (number: number) => `flow_${String(number).padStart(4, '0')}`;

test('any sequence of insertions keeps the order, or asks for new numbers', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), fc.integer({ min: 1, max: 4 })), { maxLength: 60 }),
      (inserts) => {
        let list: string[] = [];
        let made = 0;
        for (const [where, count] of inserts) {
          const at = Math.floor(where * (list.length + 1));
          const ids = Array.from({ length: count }, (_, index) => idOf(made + index));
          made += count;
          const added = positionsInGap({ before: list[at - 1] ?? null, after: list[at] ?? null }, ids);
          list = added === null ? evenPositions(list.length + count) : [...list.slice(0, at), ...added, ...list.slice(at)];
          expect(list).toEqual(list.toSorted());
          expect(new Set(list).size).toBe(list.length);
          for (const position of list) positionSchema.parse(position);
        }
      },
    ),
  );
});

test('two that arrive first, or last, at the same moment stand apart', () => {
  for (const gap of [
    { before: null, after: null },
    { before: null, after: 'a0V' },
    { before: 'a0V', after: null },
  ]) {
    expect(positionsInGap(gap, ['flow_0001'])).not.toEqual(positionsInGap(gap, ['flow_0002']));
  }
});

test('5,000 insertions in front stay short', () => {
  let first: string | null = null;
  for (let number = 1; number <= 5_000; number += 1) first = positionsInGap({ before: null, after: first }, [idOf(number)])?.[0] ?? null;
  expect(first?.length).toBeLessThan(12);
});

test('always dropping behind the same one runs out of room after hundreds of times, and says so', () => {
  let after: string | null = 'a1';
  let times = 0;
  while (after !== null) {
    after = positionsInGap({ before: 'a0', after }, [idOf(times)])?.[0] ?? null;
    times += 1;
  }
  expect(times).toBeGreaterThan(300);
  expect(times).toBeLessThan(2_000);
});

test.each([
  ['equal neighbours', { before: 'a1', after: 'a1' }],
  ['neighbours the wrong way round', { before: 'a2', after: 'a1' }],
  ['a position that is no fractional index', { before: 'a10', after: null }],
  ['a position that is cut', { before: null, after: 'c' }],
])('%s have no room', (_, gap) => {
  expect(positionsInGap(gap, ['flow_0001'])).toBeNull();
});
