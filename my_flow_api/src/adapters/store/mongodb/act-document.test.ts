import { Binary } from 'mongodb';
import type { ActHead, Change } from 'my_flow_contract';
import { expect, test } from 'vitest';
import { buildFlow, buildId } from '#src/testing/builders.ts';
import { actDocument, actOf } from './act-document.ts';

const head: ActHead = {
  id: buildId('act'),
  seq: 1,
  author: 'you',
  kind: 'sample.remove',
  at: '2026-03-02T09:00:00.000Z',
  requestId: null,
  turnId: null,
  subject: { title: 'Something', count: 1, contextId: null },
  undoes: null,
  undoneBy: null,
};
/** What a document of MongoDB holds at most. Source: https://www.mongodb.com/docs/manual/reference/limits/. */
const documentBytesMax = 16_777_216;

test('an act about ten thousand whole flows is packed, fits one document, and reads back as it was', () => {
  const changes = Array.from({ length: 10_000 }, (_, index): Change => {
    const flow = buildFlow({ title: `Flow ${index}`, notes: `Notes about ${index}. `.repeat(100) });
    return { entity: 'flow', id: flow.id, before: flow, after: null };
  });
  const stored = actDocument('ada', { head, changes, moved: [] });
  expect(JSON.stringify(changes).length).toBeGreaterThan(documentBytesMax);
  const packed: unknown = stored['changes'];
  expect(packed instanceof Binary && packed.length() + JSON.stringify(stored['documents']).length * 2).toBeLessThan(documentBytesMax);
  expect(actOf(stored)).toEqual({ ...head, changes });
});

test('a small act is kept as text', () => {
  const changes: Change[] = [{ entity: 'flow', id: buildId('flow'), before: { title: 'a' }, after: { title: 'b' } }];
  const stored = actDocument('ada', { head, changes, moved: [] });
  expect(stored['changes']).toBe(JSON.stringify(changes));
  expect(actOf({ ...stored, undoneBy: 'act_2' })).toEqual({ ...head, undoneBy: 'act_2', changes });
});
