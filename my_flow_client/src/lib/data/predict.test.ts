import { type Flow, flowSchema } from 'my_flow_contract';
import { describe, expect, it } from 'vitest';
import { positionAfter, predict } from './predict.ts';

const at = '2026-03-11T12:00:00.000Z';
const ulid = (tail: string) => tail.padStart(26, '0');

function flowAt(position: string): Flow {
  return flowSchema.parse({
    id: `flow_${ulid(position.toUpperCase())}`,
    contextId: `ctx_${ulid('1')}`,
    title: 'Ask Dana for the numbers',
    notes: '',
    priority: 'medium',
    due: { kind: 'day', day: '2026-03-12' },
    startDay: null,
    estimateMinutes: null,
    labels: [],
    steps: [],
    recurrence: null,
    position,
    state: 'open',
    parkedUntilDay: null,
    wakesAt: null,
    completedAt: null,
    trashedAt: null,
    source: 'you',
    sourceMessageId: null,
    sample: false,
    createdAt: at,
    updatedAt: at,
    version: 4,
  });
}

describe('predict', () => {
  it('keeps every field that an edit does not name, and clears what it sets to null', () => {
    const flow = flowAt('a0');
    const edited = predict.edited(flow, { due: null, title: undefined }, at);
    expect(edited).toEqual({ ...flow, due: null, version: 5 });
  });

  it('lets a parked flow forget its day when it is completed or opened', () => {
    const parked = predict.parked(flowAt('a0'), '2026-03-14', at);
    expect(parked).toMatchObject({ state: 'parked', parkedUntilDay: '2026-03-14' });
    expect(predict.completed(parked, at)).toMatchObject({ state: 'done', parkedUntilDay: null, completedAt: at });
    expect(predict.reopened(parked, at)).toMatchObject({ state: 'open', parkedUntilDay: null });
  });
});

describe('positionAfter', () => {
  const [a, b, c] = [flowAt('a0'), flowAt('a1'), flowAt('a2')];

  it('finds a place first, between and last', () => {
    const list = [a, b, c];
    expect((positionAfter(list, null, c.id) ?? 'z') < 'a0').toBe(true);
    const between = positionAfter(list, a.id, c.id) ?? '';
    expect(between > 'a0' && between < 'a1').toBe(true);
    expect((positionAfter(list, c.id, a.id) ?? '') > 'a2').toBe(true);
  });

  it('passes over the flow that moves', () => {
    expect((positionAfter([a, b, c], a.id, b.id) ?? '') < 'a2').toBe(true);
  });

  it('leaves it to the server where there is no room, or the neighbour is not known', () => {
    expect(positionAfter([a, flowAt('a0')], a.id, c.id)).toBeNull();
    expect(positionAfter([a, b], c.id, a.id)).toBeNull();
  });
});
