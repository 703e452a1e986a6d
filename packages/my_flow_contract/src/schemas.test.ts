import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { changeResultSchema } from './act.ts';
import { captureSchema } from './capture.ts';
import { contextCreateSchema, contextEditSchema } from './context.ts';
import { flowCreateSchema, flowEditSchema, flowListQuerySchema, recurrenceSchema } from './flow.ts';
import { openApiDocument } from './openapi.ts';
import { type Route, routes } from './routes.ts';
import { contextIdSchema, localeSchema, zoneSchema } from './scalars.ts';

const contextId = 'ctx_01J8Z3Y4QK6V9N2R5T7W0X1ABC';
const takes = (schema: z.ZodType, value: unknown) => schema.safeParse(value).success;

describe('what the schemas take and refuse', () => {
  it.each(['💼', '👩‍🚀', '🇦🇹', '1️⃣', '❤️'])('takes %s as an icon', (icon) =>
    expect(takes(contextCreateSchema, { name: 'Work', icon })).toBe(true),
  );
  it.each(['', 'A', '💼🏠', 'ok', ' '])('refuses "%s" as an icon', (icon) =>
    expect(takes(contextCreateSchema, { name: 'Work', icon })).toBe(false),
  );

  it('trims names and counts what is left', () => {
    expect(contextCreateSchema.parse({ name: '  Work ' }).name).toBe('Work');
    expect(takes(contextCreateSchema, { name: '   ' })).toBe(false);
    expect(takes(contextCreateSchema, { name: 'x'.repeat(51) })).toBe(false);
  });

  it('takes instants and days of years that have four digits wherever they are seen from, and no text without end', () => {
    const due = (at: string) => ({ due: { kind: 'instant', at, zone: 'UTC' } });
    expect(takes(flowEditSchema, due('2026-03-01T09:30:00.123456789Z'))).toBe(true);
    expect(takes(flowEditSchema, due(`2026-03-01T09:30:00.${'1'.repeat(1_000)}Z`))).toBe(false);
    for (const at of ['0001-01-01T00:00:00Z', '1000-12-31T23:59:59Z', '9999-01-01T00:00:00Z'])
      expect(takes(flowEditSchema, due(at))).toBe(false);
    for (const day of ['0000-01-01', '1000-12-31', '9999-01-01']) expect(takes(flowEditSchema, { startDay: day })).toBe(false);
    for (const day of ['1001-01-01', '9998-12-31']) expect(takes(flowEditSchema, { startDay: day })).toBe(true);
  });

  it('tells an explicit null from an absent field, and an empty edit from one', () => {
    expect(flowEditSchema.parse({ due: null })).toEqual({ due: null });
    expect(takes(flowEditSchema, {})).toBe(false);
    expect(takes(flowEditSchema, { title: null })).toBe(false);
    expect(contextEditSchema.parse({ hours: null })).toEqual({ hours: null });
  });

  it('refuses fields it does not know, where a typing error would be lost in silence', () => {
    expect(takes(flowCreateSchema, { contextId, title: 'x', prio: 'high' })).toBe(false);
  });

  it('knows real zones, locales and ids alone', () => {
    expect(takes(zoneSchema, 'Asia/Kathmandu')).toBe(true);
    expect(takes(zoneSchema, 'Asia/Nowhere')).toBe(false);
    expect(takes(localeSchema, 'de-AT')).toBe(true);
    expect(takes(localeSchema, 'not a locale')).toBe(false);
    expect(takes(contextIdSchema, contextId)).toBe(true);
    expect(takes(contextIdSchema, contextId.replace('ctx', 'flow'))).toBe(false);
    expect(takes(contextIdSchema, 'ctx_01J8Z3Y4QK6V9N2R5T7W0X1ABU')).toBe(false);
  });

  it('takes recurrence rules and no text that only begins like one', () => {
    expect(takes(recurrenceSchema, 'FREQ=WEEKLY;INTERVAL=2;BYDAY=FR')).toBe(true);
    expect(takes(recurrenceSchema, 'FREQ=MONTHLY;BYDAY=-1FR')).toBe(true);
    expect(takes(recurrenceSchema, 'FREQ=HOURLY')).toBe(false);
    expect(takes(recurrenceSchema, 'FREQ=DAILY\nDTSTART:20260101')).toBe(false);
  });

  it('reads numbers of a query from text and holds them to their bounds', () => {
    expect(flowListQuerySchema.parse({ limit: '200' }).limit).toBe(200);
    expect(takes(flowListQuerySchema, { limit: '201' })).toBe(false);
    expect(takes(flowListQuerySchema, { limit: 'many' })).toBe(false);
  });

  it('refuses a capture of nothing, and one that is too long', () => {
    expect(takes(captureSchema, { contextId, text: '  \n ' })).toBe(false);
    expect(takes(captureSchema, { contextId, text: 'x'.repeat(5_001) })).toBe(false);
    expect(takes(captureSchema, { contextId, text: 'x'.repeat(5_000) })).toBe(true);
  });
});

describe('routes', () => {
  it('answer a ChangeResult where they write, and nowhere else', () => {
    const unlike = (Object.entries(routes) as [string, Route][]).filter(
      ([, route]) => (route.write ?? false) !== (route.response === changeResultSchema),
    );
    expect(unlike).toEqual([]);
  });
});

describe('openApiDocument', () => {
  const document = openApiDocument('1.2.3');
  const paths = document['paths'] as Record<string, Record<string, Record<string, unknown>>>;

  it('has every route of the table under its name', () => {
    const ids = Object.values(paths).flatMap((path) => Object.values(path).map((operation) => operation['operationId']));
    expect(ids.toSorted()).toEqual(Object.keys(routes).toSorted());
  });

  it('points only at components that are there', () => {
    const text = JSON.stringify(document);
    const components = Object.keys((document['components'] as { schemas: object }).schemas);
    const pointedAt = new Set([...text.matchAll(/#\/components\/schemas\/(\w+)/g)].map((match) => match[1]));
    expect(pointedAt.size).toBeGreaterThan(5);
    for (const name of pointedAt) expect(components).toContain(name);
    expect(text).not.toContain('$defs');
  });

  it('describes what a person without a session may call', () => {
    expect(paths['/api/v1/health']?.['get']?.['security']).toEqual([]);
    expect(paths['/api/v1/flows']?.['get']?.['security']).toBeUndefined();
  });
});
