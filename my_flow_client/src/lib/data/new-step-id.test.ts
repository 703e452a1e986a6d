import { stepIdSchema } from 'my_flow_contract';
import { expect, it } from 'vitest';
import { newStepId } from './new-step-id.ts';

it('makes ids that the contract takes, that differ, and that sort by time', () => {
  const ids = [1, Date.parse('2026-03-11T12:00:00Z'), Date.parse('2026-03-11T12:00:01Z')].map(newStepId);
  expect(ids.every((id) => stepIdSchema.safeParse(id).success)).toBe(true);
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(Array.from({ length: 100 }, () => newStepId(1))).size).toBe(100);
});
