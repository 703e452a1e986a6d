import { afterEach, expect, test, vi } from 'vitest';
import { call } from './call.ts';
import type { FailureCode } from './failure-code.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const lost = async (): Promise<Response> => {
  throw new TypeError('Failed to fetch');
};
const unavailable = async () => Response.json({ code: 'unavailable', title: 'away' }, { status: 503 });
/** A server that takes what is sent, and never says anything. */
const silent = (_path: string, { signal }: RequestInit) =>
  new Promise<Response>((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));

const write = () => call('undo', { body: {} }, { idempotencyKey: 'key' });
const read = () => call('getPreferences', {});

test.each<[string, { run: () => Promise<unknown>; isOnline: boolean; answers: (typeof silent)[]; code: FailureCode; tries: number }]>([
  ['a write whose answers are lost may be done', { run: write, isOnline: true, answers: [lost, lost, lost], code: 'timeout', tries: 3 }],
  ['a write without a network was not sent', { run: write, isOnline: false, answers: [lost], code: 'offline', tries: 1 }],
  ['a read changes nothing', { run: read, isOnline: true, answers: [lost, lost, lost], code: 'offline', tries: 3 }],
  ['the server says what became of a write', { run: write, isOnline: true, answers: [unavailable], code: 'unavailable', tries: 1 }],
  ['it says so of one try, not of one before', { run: write, isOnline: true, answers: [lost, unavailable], code: 'timeout', tries: 2 }],
  ['a write that was waited for may be done', { run: write, isOnline: true, answers: [silent], code: 'timeout', tries: 1 }],
])('%s', async (_what, { run, isOnline, answers, code, tries }) => {
  vi.stubGlobal('navigator', { onLine: isOnline });
  vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => shortDeadline());
  const keys: unknown[] = [];
  const fetched = vi.fn(async (path: string, init: RequestInit) => {
    keys.push(new Headers(init.headers).get('idempotency-key'));
    return answers[keys.length - 1]?.(path, init) ?? lost();
  });
  vi.stubGlobal('fetch', fetched);
  await expect(run()).rejects.toMatchObject({ code });
  expect(fetched).toHaveBeenCalledTimes(tries);
  // Each try is the same write, so that it is carried out once.
  expect(new Set(keys).size).toBe(1);
});

function shortDeadline(): AbortSignal {
  const deadline = new AbortController();
  setTimeout(() => deadline.abort(new DOMException('late', 'TimeoutError')), 1_500);
  return deadline.signal;
}
