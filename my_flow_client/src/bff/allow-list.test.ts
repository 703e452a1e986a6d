import { apiPrefix, type Route, routes } from 'my_flow_contract';
import { expect, test } from 'vitest';
import { allowedRoute } from './allow-list.ts';

const id = '01J8Z3Y4QK6V9N2R5T7W0X1ABC';
const closed = (Object.values(routes) as Route[]).filter((route) => !route.open);

test.each(closed.map((route) => [`${route.method} ${route.path}`, route] as const))('%s of the contract is passed on', (_, route) => {
  const path = route.path.replace(':contextId', `ctx_${id}`).replace(':flowId', `flow_${id}`);
  expect(allowedRoute(route.method, `${apiPrefix}${path}`)).toBe(route);
});

test.each([
  ['a path that the contract does not have', 'GET', '/api/v1/secrets'],
  ['another method', 'PUT', '/api/v1/contexts'],
  ['a route without its prefix', 'GET', '/contexts'],
  ['something behind a route', 'GET', '/api/v1/contexts/summaries/x'],
  ['a way up', 'GET', '/api/v1/flows/../../metrics'],
  ['a coded slash in an id', 'GET', '/api/v1/flows/a%2Fb'],
  ['dots in an id', 'DELETE', '/api/v1/flows/..'],
  ['an id of any length', 'GET', `/api/v1/flows/${'x'.repeat(65)}`],
  ['what is open to everybody has doors of its own', 'GET', '/api/v1/health'],
  ['a line break in front', 'GET', '/x\n/api/v1/contexts'],
])('%s is not', (_, method, path) => {
  expect(allowedRoute(method, path)).toBeNull();
});
