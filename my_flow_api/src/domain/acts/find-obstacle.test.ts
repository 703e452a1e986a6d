import { expect, test } from 'vitest';
import { buildContext, buildFlow } from '#src/testing/builders.ts';
import { contextChange, flowChange } from './document-change.ts';
import { closedContextIds, findObstacle } from './find-obstacle.ts';

const trashedAt = '2026-03-03T10:00:00.000Z';
const context = buildContext();
const inTrash = { ...context, trashedAt, version: 2 };
const flow = buildFlow({ contextId: context.id });
const flowInTrash = { ...flow, trashedAt, version: 2 };

test('a flow in a context that goes stands in the way, unless it goes along', () => {
  const trashing = contextChange(context, inTrash);
  expect(findObstacle([trashing], { contexts: [context], flows: [flow] })).toEqual({ documentId: flow.id });
  expect(findObstacle([trashing, flowChange(flow, flowInTrash)], { contexts: [context], flows: [flow] })).toBeNull();
  expect(findObstacle([trashing], { contexts: [context], flows: [flowInTrash] })).toBeNull();
  const removing = contextChange(context, null);
  expect(findObstacle([removing], { contexts: [context], flows: [flowInTrash] })).toEqual({ documentId: flow.id });
  expect(findObstacle([removing, flowChange(flow, null)], { contexts: [context], flows: [flow] })).toBeNull();
});

test('a flow that comes back has its context in the way when that is gone or in the trash, unless it comes back too', () => {
  const returning = flowChange(null, flow);
  expect(findObstacle([returning], { contexts: [], flows: [] })).toEqual({ documentId: context.id });
  expect(findObstacle([returning], { contexts: [inTrash], flows: [] })).toEqual({ documentId: context.id });
  expect(findObstacle([returning], { contexts: [context], flows: [] })).toBeNull();
  expect(findObstacle([returning, contextChange(inTrash, context)], { contexts: [inTrash], flows: [] })).toBeNull();
});

test('a context closes when it is removed or trashed, not when it was in the trash before', () => {
  expect(closedContextIds([contextChange(context, inTrash)])).toEqual([context.id]);
  expect(closedContextIds([contextChange(context, null)])).toEqual([context.id]);
  expect(closedContextIds([contextChange(null, context), contextChange(inTrash, context)])).toEqual([]);
  expect(closedContextIds([contextChange(inTrash, null)])).toEqual([context.id]);
});
