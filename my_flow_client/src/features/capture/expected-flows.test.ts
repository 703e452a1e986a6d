import type { Clause } from 'my_flow_contract';
import { flowSchema, limits } from 'my_flow_contract';
import { expect, test } from 'vitest';
import { expectedFlows } from './expected-flows.ts';

const work = 'ctx_01J8Z3Y4QK6V9N2R5T7W0X1ABC';
const personal = 'ctx_01J8Z3Y4QK6V9N2R5T7W0X1ABD';

test('flows stand in the order of the text before those that are there, each in its context', () => {
  const flows = expectedFlows(given([clause('a'), clause('b', personal), clause('c')]));
  expect(flows.map(({ title, contextId }) => [title, contextId])).toEqual([
    ['a', work],
    ['b', personal],
    ['c', work],
  ]);
  const [a, , c] = flows.map(({ position }) => position);
  expect([a, 'a0', c].toSorted()).toEqual([a, c, 'a0']);
});

test('they are flows in all but their ids', () => {
  const [flow] = expectedFlows(given([clause('a')]));
  expect(flowSchema.safeParse({ ...flow, id: 'flow_01J8Z3Y4QK6V9N2R5T7W0X1ABC' }).error).toBeUndefined();
});

test('a text that nothing has been read of yet is one flow with a bounded title', () => {
  const flows = expectedFlows({ ...given([]), text: `buy\nmilk ${'x'.repeat(300)}` });
  expect(flows).toHaveLength(1);
  expect(flows[0]?.title).toHaveLength(limits.flowTitleCharsMax);
  expect(flows[0]?.title.startsWith('buy milk')).toBe(true);
});

test('a first position that is no fractional index still has them in front', () => {
  const [flow] = expectedFlows({ ...given([clause('a')]), firstPositionIn: () => 'zz' });
  expect((flow?.position ?? 'zzz') < 'zz').toBe(true);
});

function given(clauses: Clause[]): Parameters<typeof expectedFlows>[0] {
  let count = 0;
  return {
    clauses,
    text: 'text',
    contextId: work,
    firstPositionIn: (contextId) => (contextId === work ? 'a0' : null),
    nowMs: Date.parse('2026-03-02T10:00:00Z'),
    newKey: () => String(count++),
  };
}

function clause(title: string, contextId: string | null = null): Clause {
  return {
    start: 0,
    end: 1,
    title,
    notes: '',
    priority: null,
    due: null,
    startDay: null,
    estimateMinutes: null,
    labels: [],
    recurrence: null,
    contextId,
    unknownContextName: null,
    spans: [],
  };
}
