import { contextSchema, flowSchema } from 'my_flow_contract';
import { expect, test } from 'vitest';
import { buildContext, buildFlow, buildPosition } from './builders.ts';

test('built documents are valid, and each has an id of its own', () => {
  expect(contextSchema.parse(buildContext())).toMatchObject({ version: 1 });
  expect(flowSchema.parse(buildFlow({ title: 'Given' }))).toMatchObject({ title: 'Given' });
  expect(buildFlow().id).not.toBe(buildFlow().id);
});

test('positions sort by their numbers', () => {
  const positions = [0, 1, 61, 62, 5_000, 199_999].map(buildPosition);
  expect(positions.toSorted()).toEqual(positions);
});
