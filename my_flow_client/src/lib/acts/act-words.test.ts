import { type Act, type ActKind, actKindSchema } from 'my_flow_contract';
import { describe, expect, test } from 'vitest';
import { type ActNames, actDid, actWho } from './act-words.ts';

const ctx = 'ctx_01J8Z3Y4QK6V9N2R5T7W0X1ABC';
const acts = new Map<string, Act>();
const names: ActNames = {
  locale: 'en-GB',
  contextName: (id) => (id === ctx ? 'Personal' : undefined),
  act: (id) => acts.get(id),
};

describe('actDid', () => {
  test.each([
    [{ kind: 'flow.complete' }, 'completed “Pay rent”'],
    [{ kind: 'flow.complete', subject: { title: 'Pay rent', count: 3, contextId: ctx } }, 'completed 3 flows'],
    [{ kind: 'flow.move', changes: [moved(ctx)], subject: { title: 'Pay rent', count: 3, contextId: ctx } }, 'moved 3 flows to Personal'],
    [{ kind: 'flow.move', changes: [moved('ctx_gone')] }, 'moved “Pay rent” to another context'],
    [{ kind: 'flow.move' }, 'moved “Pay rent”'],
    [{ kind: 'context.merge' }, 'merged the context “Pay rent”'],
    [{ kind: 'flow.park' }, 'parked “Pay rent”'],
    [
      {
        kind: 'flow.park',
        changes: [{ entity: 'flow', id: 'f', before: { parkedUntilDay: null }, after: { parkedUntilDay: '2026-03-12' } }],
      },
      'parked “Pay rent” until 12 Mar',
    ],
    [{ kind: 'sample.add' }, 'added the sample data'],
    [{ kind: 'undo', undoes: 'not known' }, 'undid: “Pay rent”'],
    [{ kind: 'undo', undoes: 'not known', subject: subject(1, 'flow.complete') }, 'undid: completed “Pay rent”'],
    [{ kind: 'redo', undoes: 'not known', subject: subject(3, 'flow.move') }, 'redid: moved 3 flows'],
    [{ kind: 'undo', undoes: 'not known', subject: subject(1, 'sample.add') }, 'undid: added the sample data'],
  ] satisfies [Partial<Act>, string][])('%o', (act, expected) => {
    expect(actDid(actOf(act), names)).toBe(expected);
  });

  test('tells what was undone and redone', () => {
    acts.set('a', actOf({ id: 'a', kind: 'flow.complete' }));
    acts.set('b', actOf({ id: 'b', kind: 'undo', undoes: 'a' }));
    expect(actDid(actOf({ kind: 'undo', undoes: 'a' }), names)).toBe('undid: completed “Pay rent”');
    expect(actDid(actOf({ kind: 'redo', undoes: 'b' }), names)).toBe('redid: completed “Pay rent”');
  });

  test('has words for every kind', () => {
    for (const kind of actKindSchema.options) expect(actDid(actOf({ kind }), names), kind).not.toMatch(/history\.|\{/);
  });

  test('shortens what is too long for a sentence', () => {
    expect(actDid(actOf({ subject: { title: 'x'.repeat(200), count: 1, contextId: null } }), names).length).toBeLessThan(120);
  });
});

test('actWho', () => {
  const authors = ['you', 'companion', 'rule', 'token:tok_01J8Z3Y4QK6V9N2R5T7W0X1ABC'];
  expect(authors.map((author) => actWho({ author }))).toEqual(['You', 'The companion', 'MyFlow', 'A token']);
});

function subject(count: number, kind: ActKind): Act['subject'] {
  return { title: 'Pay rent', count, contextId: ctx, kind };
}

function moved(contextId: string): Act['changes'][number] {
  return { entity: 'flow', id: 'f', before: { contextId: 'ctx_before' }, after: { contextId } };
}

function actOf(fields: Partial<Act>): Act {
  return {
    id: 'act_01J8Z3Y4QK6V9N2R5T7W0X1ABC',
    seq: 1,
    author: 'you',
    kind: 'flow.complete',
    at: '2026-03-02T09:00:00.000Z',
    requestId: null,
    turnId: null,
    subject: { title: 'Pay rent', count: 1, contextId: ctx },
    undoes: null,
    undoneBy: null,
    changes: [],
    ...fields,
  };
}
