import { expect, test } from 'vitest';
import { isServerAway } from './failure-code.ts';
import { ProblemError, problemOf } from './problem-error.ts';

test('a problem document keeps its code and words', async () => {
  const problem = {
    type: 'about:blank',
    title: 'A limit is reached',
    status: 409,
    code: 'limit_reached',
    detail: '50 contexts',
    requestId: 'r',
  };
  const error = await problemOf(Response.json(problem, { status: 409 }));
  expect([error.code, error.message, error.problem]).toEqual(['limit_reached', '50 contexts', problem]);
});

test.each(['<html>Bad gateway</html>', '{"code":"unheard_of","title":"?"}', '{"code":"toString","title":"?"}', '[]', ''])(
  'an answer that is no problem document, %j, is internal, or a gateway’s that had no answer',
  async (body) => {
    for (const [status, code] of [
      [500, 'internal'],
      [502, 'timeout'],
    ] as const) {
      const error = await problemOf(new Response(body, { status }));
      expect([error.code, error.problem]).toEqual([code, null]);
    }
  },
);

test('a page can tell a server that is away from a fault, by what is left of the error in the browser', () => {
  expect(isServerAway(new ProblemError('unavailable', null).digest)).toBe(true);
  expect(isServerAway(new ProblemError('timeout', null).digest)).toBe(true);
  expect(isServerAway(new ProblemError('internal', null).digest)).toBe(false);
  expect(isServerAway(undefined)).toBe(false);
});
