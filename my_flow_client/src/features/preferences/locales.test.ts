import { localeSchema } from 'my_flow_contract';
import { expect, test } from 'vitest';
import { locales } from './locales.ts';

test('every locale is one that can be kept, and is there once', () => {
  for (const [tag] of locales) expect(localeSchema.safeParse(tag).success, tag).toBe(true);
  expect(new Set(locales.map(([tag]) => tag)).size).toBe(locales.length);
});
