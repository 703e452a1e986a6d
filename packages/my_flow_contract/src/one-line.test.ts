import { expect, test } from 'vitest';
import { contextCreateSchema } from './context.ts';
import { flowCreateSchema } from './flow.ts';
import { lineSchema } from './one-line.ts';

test.each([
  ['  two\r\n\tlines \u0000 and\u2028more ', 'two lines   and more'],
  ['half \ud83d of it', 'half \ufffd of it'],
  ['שלום \u200f👩🏽‍🚀', 'שלום \u200f👩🏽‍🚀'],
])('%j is one line', (text, line) => {
  expect(lineSchema.parse(text)).toBe(line);
});

test('titles and names are such lines, and one of control characters alone is none', () => {
  expect(flowCreateSchema.safeParse({ contextId: 'ctx_01J8Z3Y4QK6V9N2R5T7W0X1ABC', title: 'a\nb' }).data?.title).toBe('a b');
  expect(contextCreateSchema.safeParse({ name: 'a\u0007b', icon: '🌱', hue: 1 }).data?.name).toBe('a b');
  expect(flowCreateSchema.safeParse({ contextId: 'ctx_01J8Z3Y4QK6V9N2R5T7W0X1ABC', title: '\n\u0000' }).success).toBe(false);
});
