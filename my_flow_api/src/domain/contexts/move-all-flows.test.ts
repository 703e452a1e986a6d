import { expect, test } from 'vitest';
import { buildContext, buildFlow } from '#src/testing/builders.ts';
import { moveAllFlows } from './move-all-flows.ts';

const at = '2026-03-03T10:00:00.000Z';
const [from, into] = [buildContext(), buildContext()];
const flows = ['a2', 'a3'].map((position) => buildFlow({ contextId: from.id, position }));

function orderOf(changes: ReturnType<typeof moveAllFlows>, others: typeof flows): string[] {
  const after = new Map([...others, ...changes.map((change) => change.after)].map((flow) => [flow.id, flow]));
  return [...after.values()].toSorted((a, b) => (a.position < b.position ? -1 : 1)).map((flow) => flow.id);
}

test('all come behind those that are there, in the order they had', () => {
  const others = ['a8', 'a9'].map((position) => buildFlow({ contextId: into.id, position }));
  const changes = moveAllFlows(flows, { contextId: into.id, flows: others }, at);
  expect(changes).toHaveLength(2);
  expect(changes.every(({ after }) => after.contextId === into.id && after.version === 2)).toBe(true);
  expect(orderOf(changes, others)).toEqual([...others, ...flows].map((flow) => flow.id));
});

test('a destination whose last position leaves no room is numbered anew', () => {
  const others = [buildFlow({ contextId: into.id, position: 'a0' }), buildFlow({ contextId: into.id, position: 'no index' })];
  const changes = moveAllFlows(flows, { contextId: into.id, flows: others }, at);
  expect(orderOf(changes, others)).toEqual([...others, ...flows].map((flow) => flow.id));
});
