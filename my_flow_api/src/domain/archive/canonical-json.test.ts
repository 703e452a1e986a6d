import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from './canonical-json.ts';

test('is JSON of the same value', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('is the same for equal values, and differs for others', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 8 }), fc.jsonValue(), (fields, other) => {
      const turned = Object.fromEntries(Object.entries(fields).toReversed());
      expect(canonicalJson({ a: [turned] })).toBe(canonicalJson({ a: [fields] }));
      expect(canonicalJson({ ...fields, more: other })).not.toBe(canonicalJson({ ...fields, more: [other] }));
    }),
  );
});

test('leaves out what is undefined, and keeps keys apart that hold what joins them', () => {
  expect(canonicalJson({ b: undefined, c: [undefined], a: 1 })).toBe('{"a":1,"c":[null]}');
  expect(canonicalJson({ 'x\ny': 1 })).toBe('{"x\\ny":1}');
  expect(canonicalJson({ x: 1, y: 2 })).toBe('{"x":1,"y":2}');
  expect(canonicalJson({ y: 1, x: 2 })).toBe('{"x":2,"y":1}');
});
