import { actIdSchema, flowIdSchema } from 'my_flow_contract';
import { expect, test } from 'vitest';
import { createFixedClock } from '#src/testing/fixed-clock.ts';
import { createUlidIds } from './ulid-ids.ts';

test('ids have the shape of the contract and start with their time, as in the example of the ULID specification', () => {
  const ids = createUlidIds(createFixedClock(new Date(1469918176385).toISOString()));
  const id = ids.next('flow');
  expect(flowIdSchema.safeParse(id).success).toBe(true);
  expect(id.startsWith('flow_01ARYZ6S41')).toBe(true);
});

test('ids sort in the order in which they were made, also within a millisecond and when the clock steps back', () => {
  const clock = createFixedClock('2026-03-02T09:00:00.000Z');
  const ids = createUlidIds(clock);
  const made: string[] = [];
  for (let round = 0; round < 5_000; round += 1) {
    if (round % 100 === 0) clock.advance(round % 200 === 0 ? 1 : -40);
    made.push(ids.next('act'));
  }
  expect(made).toEqual(made.toSorted());
  expect(new Set(made).size).toBe(made.length);
  expect(made.every((id) => actIdSchema.safeParse(id).success)).toBe(true);
});

test('ids still sort when those of one millisecond outgrow what is counted', () => {
  const ids = createUlidIds(createFixedClock('2026-03-02T09:00:00.000Z'));
  const first = ids.next('act');
  let last = first;
  let misplaced = 0;
  // 20 bits are counted from a random start, so that so many pass their end at least once.
  for (let round = 0; round < 2 ** 20 + 1; round += 1) {
    const next = ids.next('act');
    if (next <= last) misplaced += 1;
    last = next;
  }
  expect(misplaced).toBe(0);
  const timeOf = (id: string) => id.slice('act_'.length, -16);
  expect(timeOf(last) > timeOf(first)).toBe(true);
});
