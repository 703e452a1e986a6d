import { Validator } from '@seriousme/openapi-schema-validator';
import { apiPrefix, openApiDocument, type Route, routes } from 'my_flow_contract';
import { expect, test } from 'vitest';
import { createTestApi } from '#src/testing/create-test-api.ts';

test('the document is valid OpenAPI 3.1, and its references lead somewhere', async () => {
  const validator = new Validator();
  const result = await validator.validate(openApiDocument('0.1.0'));
  expect(result).toEqual({ valid: true });
  expect(validator.version).toBe('3.1');
  expect(JSON.stringify(validator.resolveRefs())).not.toContain('#/components/schemas/');
});

test('every route of the table is in it, and says whether it needs a session', () => {
  const { paths } = openApiDocument('0.1.0') as { paths: Record<string, Record<string, { operationId: string; security?: unknown }>> };
  for (const [name, route] of Object.entries(routes) as [string, Route][]) {
    const operation = paths[`${apiPrefix}${route.path.replace(/:(\w+)/g, '{$1}')}`]?.[route.method.toLowerCase()];
    expect(operation).toMatchObject({ operationId: name });
    expect(operation?.security).toEqual(route.open ? [] : undefined);
  }
});

test('is served to everybody, and not again to who has it', async () => {
  const { app } = await createTestApi();
  const url = `${apiPrefix}/openapi.json`;
  const first = await app.inject(url);
  expect(first.json()).toEqual(JSON.parse(JSON.stringify(openApiDocument('0.1.0'))));
  const again = await app.inject({ url, headers: { 'if-none-match': String(first.headers['etag']) } });
  expect([again.statusCode, again.body]).toEqual([304, '']);
});

test('the page and its script come from here alone', async () => {
  const { app } = await createTestApi();
  const page = await app.inject(`${apiPrefix}/docs`);
  expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
  expect(page.body).not.toMatch(/https?:/);
  expect(page.headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self' 'sha256-[^']+'; /);
  const script = await app.inject(`${apiPrefix}/docs/reference.js`);
  expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8');
  expect(script.body).toContain('createApiReference');
});
