import { type Change, defaultPreferences } from 'my_flow_contract';
import { expect, test } from 'vitest';
import { buildContext, buildFlow } from '#src/testing/builders.ts';
import type { DocumentChange } from './act-draft.ts';
import { toChange } from './field-diff.ts';
import { type CurrentDocuments, invertChange } from './invert-change.ts';

const at = '2026-03-03T10:00:00.000Z';
const nothing: CurrentDocuments = { contexts: new Map(), flows: new Map(), preferences: defaultPreferences };
const flow = buildFlow({ title: 'Draft', labels: ['x'] });
const created: Change = toChange({ entity: 'flow', id: flow.id, before: null, after: flow });
const removed: Change = toChange({ entity: 'flow', id: flow.id, before: { ...flow, version: 7 }, after: null });
const edited: Change = {
  entity: 'flow',
  id: flow.id,
  before: { title: 'Draft', due: null },
  after: { title: 'Final', due: { kind: 'day', day: '2026-03-04' } },
};

function withFlow(fields: object): CurrentDocuments {
  return { ...nothing, flows: new Map([[flow.id, { ...flow, ...fields }]]) };
}

test('a created document is removed if it is as it was made, whatever its version', () => {
  expect(invertChange(created, withFlow({ version: 3, updatedAt: at }), { at })).toMatchObject({ before: { version: 3 }, after: null });
  expect(invertChange(created, withFlow({ labels: ['x', 'y'] }), { at })).toBeNull();
  expect(invertChange(created, nothing, { at })).toBeNull();
});

test('a removed document comes back one version past the one it was removed with, if its id is free', () => {
  expect(invertChange(removed, nothing, { at })).toMatchObject({ before: null, after: { ...flow, version: 8, updatedAt: at } });
  expect(invertChange(removed, withFlow({}), { at })).toBeNull();
});

test('an edit is taken back if its fields are as it left them, whatever else has changed', () => {
  const now = { title: 'Final', due: { day: '2026-03-04', kind: 'day' }, priority: 'high', version: 5 };
  expect(invertChange(edited, withFlow(now), { at })).toMatchObject({
    before: { title: 'Final', version: 5 },
    after: { title: 'Draft', due: null, priority: 'high', labels: ['x'], version: 6, updatedAt: at },
  });
  expect(invertChange(edited, withFlow({ ...now, due: { kind: 'day', day: '2026-03-05' } }), { at })).toBeNull();
  expect(invertChange(edited, nothing, { at })).toBeNull();
});

test('contexts and preferences go the same way', () => {
  const context = buildContext({ name: 'Work', hours: null });
  const change: Change = { entity: 'context', id: context.id, before: { hue: 10 }, after: { hue: 250 } };
  expect(invertChange(change, { ...nothing, contexts: new Map([[context.id, context]]) }, { at })).toMatchObject({
    after: { hue: 10, version: 2 },
  });
  const theme: Change = { entity: 'preferences', id: 'preferences', before: { theme: 'light' }, after: { theme: 'dark' } };
  expect(invertChange(theme, nothing, { at })).toMatchObject({ after: { ...defaultPreferences, theme: 'light', version: 1 } });
});

test('what an act keeps is enough to take its inverse back as well', () => {
  const inverse = invertChange(edited, withFlow({ title: 'Final', due: { kind: 'day', day: '2026-03-04' } }), { at });
  const again = invertChange(toChange(inverse as DocumentChange), withFlow({ title: 'Draft', due: null, version: 2 }), { at });
  expect(again?.after).toMatchObject({ title: 'Final', due: { kind: 'day', day: '2026-03-04' }, version: 3 });
});
