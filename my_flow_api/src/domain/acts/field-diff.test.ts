import { defaultPreferences } from 'my_flow_contract';
import { expect, test } from 'vitest';
import { buildContext, buildFlow } from '#src/testing/builders.ts';
import { jsonEqual, toChange } from './field-diff.ts';

const later = '2026-03-03T10:00:00.000Z';

test('an edit keeps the fields that differ, without bookkeeping', () => {
  const before = buildFlow({ title: 'Call Dana', labels: ['a', 'b'], due: null, steps: [] });
  const after = {
    ...before,
    title: 'Write Dana',
    due: { kind: 'day' as const, day: '2026-03-04' },
    labels: ['a', 'b'],
    updatedAt: later,
    version: 2,
  };
  expect(toChange({ entity: 'flow', id: before.id, before, after })).toEqual({
    entity: 'flow',
    id: before.id,
    before: { title: 'Call Dana', due: null },
    after: { title: 'Write Dana', due: { kind: 'day', day: '2026-03-04' } },
  });
});

test('a cleared field is kept as null', () => {
  const before = buildContext({ hours: [{ weekdays: [1], from: '09:00', to: '17:00' }] });
  const after = { ...before, hours: null, version: 2 };
  expect(toChange({ entity: 'context', id: before.id, before, after })).toMatchObject({
    before: { hours: before.hours },
    after: { hours: null },
  });
});

test('a created and a removed document are kept whole, with their version', () => {
  const flow = buildFlow({ version: 4 });
  expect(toChange({ entity: 'flow', id: flow.id, before: null, after: flow })).toEqual({
    entity: 'flow',
    id: flow.id,
    before: null,
    after: flow,
  });
  expect(toChange({ entity: 'flow', id: flow.id, before: flow, after: null })).toEqual({
    entity: 'flow',
    id: flow.id,
    before: flow,
    after: null,
  });
});

test('preferences have their own id and no version in a change', () => {
  const after = { ...defaultPreferences, zone: 'Europe/Vienna', version: 1 };
  expect(toChange({ entity: 'preferences', id: 'preferences', before: defaultPreferences, after })).toEqual({
    entity: 'preferences',
    id: 'preferences',
    before: { zone: null },
    after: { zone: 'Europe/Vienna' },
  });
});

test.each([
  [{ a: 1, b: [1, 2] }, { b: [1, 2], a: 1 }, true],
  [[1, 2], [2, 1], false],
  [[1], [1, null], false],
  [[], {}, false],
  [{ a: null }, {}, true],
  [{ a: 0 }, {}, false],
  ['1', 1, false],
  [null, undefined, true],
  [null, {}, false],
])('%j and %j are the same: %s', (a, b, same) => {
  expect(jsonEqual(a, b)).toBe(same);
  expect(jsonEqual(b, a)).toBe(same);
});
