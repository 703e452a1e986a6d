import { expect, test } from 'vitest';
import { hueName, swatches } from './hue-names.ts';

test('every hue has a name, and every swatch its own', () => {
  expect([0, 25, 58, 158, 250, 300, 359].map(hueName)).toEqual(['rose', 'red', 'orange', 'green', 'blue', 'violet', 'pink']);
  expect(new Set(swatches.map(hueName)).size).toBe(swatches.length);
});
