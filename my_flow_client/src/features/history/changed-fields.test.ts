import type { Act } from 'my_flow_contract';
import { describe, expect, test } from 'vitest';
import { changedFields, isDeed } from './changed-fields.ts';

const frame = { zone: 'Europe/Vienna', locale: 'en-GB' };

describe('changedFields', () => {
  test('shows the fields of a flow in words', () => {
    const act = editOf('flow.edit', 'flow', {
      title: ['Brief', 'Launch brief'],
      priority: ['medium', 'high'],
      due: [null, { kind: 'instant', at: '2026-03-02T16:00:00.000Z', zone: 'Europe/Vienna' }],
      estimateMinutes: [null, 90],
      labels: [[], ['launch', 'q1']],
      notes: ['', 'a\n\nb'],
      position: ['a0', 'a1'],
    });
    expect(changedFields(act, frame)).toEqual([
      { field: 'title', before: 'Brief', after: 'Launch brief' },
      { field: 'notes', before: 'none', after: 'a b' },
      { field: 'priority', before: 'Medium', after: 'High' },
      { field: 'due', before: 'none', after: '2 Mar 2026 17:00' },
      { field: 'estimateMinutes', before: 'none', after: '1 h 30 min' },
      { field: 'labels', before: 'none', after: '#launch #q1' },
    ]);
  });

  test('shows an instant on the day that it has in the zone of the person', () => {
    const late = { kind: 'instant', at: '2026-03-02T23:30:00.000Z', zone: 'Europe/Vienna' };
    expect(changedFields(editOf('flow.edit', 'flow', { due: [null, late] }), frame)[0]?.after).toBe('3 Mar 2026 00:30');
  });

  test('shows contexts and preferences', () => {
    const hours = [{ weekdays: [1, 5], from: '09:00', to: '17:00' }];
    expect(changedFields(editOf('context.edit', 'context', { hue: [250, 58], hours: [null, hours] }), frame)).toEqual([
      { field: 'hue', before: 'Blue 250', after: 'Orange 58' },
      { field: 'hours', before: 'none', after: 'Mo Fr 09:00–17:00' },
    ]);
    expect(changedFields(editOf('preferences.edit', 'preferences', { theme: ['dark', 'light'], weekStart: [1, 7] }), frame)).toEqual([
      { field: 'theme', before: 'Dark', after: 'Light' },
      { field: 'weekStart', before: 'Monday', after: 'Sunday' },
    ]);
  });

  test('shows a value of an unexpected form as it is, and nothing for what is no edit', () => {
    expect(changedFields(editOf('flow.edit', 'flow', { due: ['soon', { when: 1 }] }), frame)).toEqual([
      { field: 'due', before: 'soon', after: '{"when":1}' },
    ]);
    expect(changedFields(editOf('flow.complete', 'flow', { title: ['a', 'b'] }), frame)).toEqual([]);
  });
});

test('isDeed leaves out what MyFlow keeps in mind by itself', () => {
  const opened = editOf('preferences.edit', 'preferences', { lastContextId: [null, 'ctx_1'] });
  expect(isDeed({ ...opened, author: 'rule' })).toBe(false);
  expect(isDeed(opened)).toBe(true);
  expect(isDeed({ ...editOf('flow.wake', 'flow', { state: ['parked', 'open'] }), author: 'rule' })).toBe(true);
});

function editOf(kind: Act['kind'], entity: 'flow' | 'context' | 'preferences', fields: Record<string, [unknown, unknown]>): Act {
  const side = (index: 0 | 1) => Object.fromEntries(Object.entries(fields).map(([field, values]) => [field, values[index]]));
  return {
    id: 'act_01J8Z3Y4QK6V9N2R5T7W0X1ABC',
    seq: 1,
    author: 'you',
    kind,
    at: '2026-03-02T09:00:00.000Z',
    requestId: null,
    turnId: null,
    subject: { title: 'Brief', count: 1, contextId: null },
    undoes: null,
    undoneBy: null,
    changes: [{ entity, id: 'x', before: side(0), after: side(1) }],
  };
}
