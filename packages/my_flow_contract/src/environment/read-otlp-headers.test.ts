import { expect, test } from 'vitest';
import { readOtlpHeaders } from './read-otlp-headers.ts';

test.each([
  [null, {}],
  ['', {}],
  ['authorization=Bearer%20abc%3D%3D', { authorization: 'Bearer abc==' }],
  ['X-Team=one, api-key = two=2', { 'x-team': 'one', 'api-key': 'two=2' }],
  ['rate=100%', { rate: '100%' }],
  ['nothing,=alone', {}],
])('headers of %j', (text, headers) => {
  expect(readOtlpHeaders(text)).toEqual(headers);
});
