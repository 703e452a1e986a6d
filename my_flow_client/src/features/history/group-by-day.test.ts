import type { Act } from 'my_flow_contract';
import { expect, test } from 'vitest';
import { groupByDay } from './group-by-day.ts';

test('groups acts by the day that they have in the zone of the person, in their order', () => {
  const acts = ['2026-03-03T00:30:00.000Z', '2026-03-02T23:30:00.000Z', '2026-03-02T22:30:00.000Z'].map(actAt);
  const shape = (zone: string) => groupByDay(acts, zone).map(({ day, acts: inDay }) => [day, inDay.map(({ seq }) => seq)]);
  expect(shape('Europe/Vienna')).toEqual([
    ['2026-03-03', [0, 1]],
    ['2026-03-02', [2]],
  ]);
  expect(shape('Pacific/Honolulu')).toEqual([['2026-03-02', [0, 1, 2]]]);
  expect(groupByDay([], 'UTC')).toEqual([]);
});

function actAt(at: string, seq: number): Act {
  return {
    id: `act_${seq}`,
    seq,
    author: 'you',
    kind: 'flow.complete',
    at,
    requestId: null,
    turnId: null,
    subject: { title: 'Pay rent', count: 1, contextId: null },
    undoes: null,
    undoneBy: null,
    changes: [],
  };
}
