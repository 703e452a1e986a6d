import { describe, expect, it } from 'vitest';
import type { Flow } from './flow.ts';
import { selectNow } from './now.ts';

const nowMs = Date.parse('2026-03-04T09:00:00Z');

describe('selectNow', () => {
  it("takes at most five, the most pressing ones, and keeps the person's order", () => {
    const flows = [
      flow('a', {}),
      flow('b', { due: { kind: 'day', day: '2026-03-05' } }),
      flow('c', { priority: 'high' }),
      flow('d', { due: { kind: 'day', day: '2026-03-03' } }),
      flow('e', { due: { kind: 'day', day: '2026-03-09' } }),
      flow('f', { due: { kind: 'instant', at: '2026-03-04T17:00:00Z', zone: 'UTC' } }),
      flow('g', {}),
    ];
    const { now, rest } = selectNow(flows, nowMs, 'UTC');
    expect(now.map(({ flow: { title }, reason }) => [title, reason])).toEqual([
      ['b', 'due_tomorrow'],
      ['c', 'high_priority'],
      ['d', 'overdue'],
      ['e', 'due_this_week'],
      ['f', 'due_today'],
    ]);
    expect(rest.map(({ title }) => title)).toEqual(['a', 'g']);
  });

  it("fills free places in the person's order and leaves out what is not to be started yet", () => {
    const flows = [flow('later', { startDay: '2026-03-05' }), flow('first', {}), flow('today', { startDay: '2026-03-04' })];
    const { now, rest } = selectNow(flows, nowMs, 'UTC');
    expect(now.map(({ flow: { title }, reason }) => [title, reason])).toEqual([
      ['first', 'first_in_order'],
      ['today', 'first_in_order'],
    ]);
    expect(rest.map(({ title }) => title)).toEqual(['later']);
  });

  it('counts a flow as half done only between its first and its last step', () => {
    const steps = (...done: boolean[]) => done.map((isDone, index) => ({ id: `step_${index}`, title: 'x', done: isDone }));
    const reasons = selectNow(
      [flow('a', { steps: steps(true, false) }), flow('b', { steps: steps(false) }), flow('c', { steps: steps(true) })],
      nowMs,
      'UTC',
    ).now;
    expect(reasons.map(({ reason }) => reason)).toEqual(['half_done', 'first_in_order', 'first_in_order']);
  });

  it("judges today in the person's zone", () => {
    const due = { kind: 'day', day: '2026-03-04' } as const;
    expect(selectNow([flow('a', { due })], nowMs, 'UTC').now[0]?.reason).toBe('due_today');
    expect(selectNow([flow('a', { due })], Date.parse('2026-03-04T11:00:00Z'), 'Pacific/Kiritimati').now[0]?.reason).toBe('overdue');
  });
});

function flow(title: string, parts: Partial<Flow>): Flow {
  return {
    id: `flow_${title}`,
    contextId: 'ctx_1',
    title,
    notes: '',
    priority: 'medium',
    due: null,
    startDay: null,
    estimateMinutes: null,
    labels: [],
    steps: [],
    recurrence: null,
    position: title,
    state: 'open',
    parkedUntilDay: null,
    wakesAt: null,
    completedAt: null,
    trashedAt: null,
    source: 'you',
    sourceMessageId: null,
    sample: false,
    createdAt: '2026-03-01T00:00:00Z',
    updatedAt: '2026-03-01T00:00:00Z',
    version: 1,
    ...parts,
  };
}
