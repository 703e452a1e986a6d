import { problemTable } from 'my_flow_contract';
import { expect, test } from 'vitest';
import { t } from './words.ts';

test('values are filled in, and what is not given is left as it stands', () => {
  expect(t('capture.newContext', { name: 'Garden {x}' })).toBe('New context “Garden {x}”');
  expect(t('capture.newContext')).toBe('New context “{name}”');
});

test('one and many are told apart', () => {
  expect([t('capture.makes', { count: 1 }), t('capture.makes', { count: 3 })]).toEqual(['makes 1 flow', 'makes 3 flows']);
});

test('every problem of the contract has words', () => {
  // A code is the key of its words; the compiler cannot follow the table through Object.keys.
  const codes = Object.keys(problemTable) as (keyof typeof problemTable)[];
  for (const code of codes) expect(t(`problem.${code}`)).not.toBe(`problem.${code}`);
});
