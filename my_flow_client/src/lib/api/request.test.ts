import { expect, test } from 'vitest';
import { requestFor } from './request.ts';

const flowId = 'flow_01J8Z3Y4QK6V9N2R5T7W0X1ABC';

test('a read has its query in the address and no body', () => {
  expect(requestFor('listFlows', { query: { state: 'done', limit: 20, contextId: undefined } })).toEqual({
    method: 'GET',
    path: '/api/v1/flows?state=done&limit=20',
    body: null,
  });
});

test('what is searched for keeps its signs', () => {
  const { path } = requestFor('searchFlows', { query: { q: 'a&b=c #1 ü' } });
  expect(new URLSearchParams(path.split('?')[1]).get('q')).toBe('a&b=c #1 ü');
});

test('a write names its document in the address and its fields in the body; null is sent', () => {
  expect(requestFor('editFlow', { params: { flowId }, body: { due: null } })).toEqual({
    method: 'PATCH',
    path: `/api/v1/flows/${flowId}`,
    body: '{"due":null}',
  });
});

test('a write without fields sends an empty object, a delete sends none', () => {
  expect(requestFor('completeFlow', { params: { flowId } }).body).toBe('{}');
  expect(requestFor('trashFlow', { params: { flowId } }).body).toBeNull();
});

test('an id cannot reach out of its place', () => {
  expect(requestFor('getFlow', { params: { flowId: '../contexts?x=1' } }).path).toBe('/api/v1/flows/..%2Fcontexts%3Fx%3D1');
});
