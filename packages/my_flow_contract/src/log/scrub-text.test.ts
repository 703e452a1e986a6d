import { expect, test } from 'vitest';
import { describeError } from './describe-error.ts';
import { scrubText } from './scrub-text.ts';

test.each([
  ['an address with a password', 'connect to mongodb+srv://ada:PLANTED@cluster0.example.net/myflow failed'],
  [
    'one whose password has signs',
    'redis://:PLANT/ED@127.0.0.1:6379 PLANTED://x'.replace(' PLANTED://x', '').replace('PLANT/ED', 'PLANTED%2F'),
  ],
  ['a bearer token', 'refused: Authorization: Bearer PLANTED.PLANTED.PLANTED'],
  ['a JSON Web Token', 'token eyJhbGciOiJIUzI1NiJ9.PLANTED.PLANTED is old'],
  ['a personal token', 'myflow_pat_eyJhbGciOi.PLANTED'],
  ['a cookie', 'cookie: myflow_session=PLANTED'],
  ['a password in JSON', '{"password":"PLANTED with blanks"}'],
  [
    'what MongoDB says of a value that is there twice',
    'E11000 duplicate key error collection: myflow.contexts index: name dup key: { userId: "u", nameKey: "PLANTED } {" }',
  ],
  ['what MongoDB says of a document that is not valid', 'Document failed validation: { title: "PLANTED" }'],
  ['what a JSON parser shows', messageOf(() => JSON.parse('{"title": PLANTED}'))],
  ['what it shows of a long text', messageOf(() => JSON.parse(`["${'x'.repeat(100)}", PLANTED]`))],
])('nothing is left of %s', (_, text) => {
  expect(text).toContain('PLANTED');
  expect(scrubText(text)).not.toContain('PLANTED');
});

test.each([
  'myflow.db cannot be opened: the disk is full. Free some space.',
  'connect ECONNREFUSED 127.0.0.1:27017',
  'took longer than 10000 ms',
])('a message that holds nothing of that kind stays: %s', (text) => {
  expect(scrubText(text)).toBe(text);
});

test('of an error only its kind, message, code, place and causes are told', () => {
  const cause = Object.assign(new Error('dup key: { title: "PLANTED" }'), { keyValue: { title: 'PLANTED' }, code: 11_000 });
  const error = Object.assign(new TypeError('the store failed', { cause }), { command: { documents: ['PLANTED'] } });
  const told = describeError(error);
  expect(told).toMatchObject({ type: 'TypeError', message: 'the store failed', cause: { code: '11000', message: 'dup key: ***' } });
  expect(told.stack).toContain('scrub-text.test.ts');
  expect(JSON.stringify(told)).not.toContain('PLANTED');
});

test('causes that lead round in a circle come to an end', () => {
  const error = new Error('round');
  error.cause = error;
  expect(JSON.stringify(describeError(error)).match(/"round"/g)).toHaveLength(5);
});

function messageOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    return String(error);
  }
  throw new Error('it did not throw');
}
