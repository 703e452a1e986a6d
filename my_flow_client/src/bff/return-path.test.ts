import { expect, test } from 'vitest';
import { returnPath } from './return-path.ts';

test.each([
  ['/c/ctx_01', '/c/ctx_01'],
  ['/history?page=2', '/history?page=2'],
  ['/c/ctx_01#part', '/c/ctx_01'],
  ['/', '/'],
])('comes back to a page of ours: %s', (wanted, path) => {
  expect(returnPath(wanted)).toBe(path);
});

test.each([
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/ /evil.example',
  'https://evil.example/c/1',
  'javascript:alert(1)',
  'c/ctx_01',
  '',
  '/..//evil.example',
  '/%0d%0aset-cookie:x=1\r\n',
  `/${'x'.repeat(600)}`,
  '/sign-in?problem=ended',
  '/callback?code=1',
  '/api/session/start',
  undefined,
  7,
  ['/c/1'],
])('goes to the entry page instead of %j', (wanted) => {
  expect(returnPath(wanted)).toBe('/');
});
