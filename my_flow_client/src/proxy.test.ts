import { unstable_doesMiddlewareMatch } from 'next/experimental/testing/server';
import { expect, test } from 'vitest';
import { config } from './proxy.ts';

test.each([
  ['/', true],
  ['/c/ctx_1', true],
  ['/api/v1/contexts', true],
  ['/api/session', true],
  ['/api/health/more', true],
  ['/api/healthy', true],
  ['/api/health', false],
  ['/_next/static/chunks/main.js', false],
])('%s goes through the check of host names: %s', (path, isChecked) => {
  expect(unstable_doesMiddlewareMatch({ config, url: path })).toBe(isChecked);
});
