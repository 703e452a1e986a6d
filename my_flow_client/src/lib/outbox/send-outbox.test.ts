import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { dropSent, type OutboxEntry, putEntry, readOutbox, removeEntry } from './outbox.ts';
import type { Sending } from './send-entry.ts';
import { sendOutbox } from './send-outbox.ts';

const nowMs = Date.parse('2026-03-02T10:00:00.000Z');

beforeEach(() => {
  vi.stubGlobal('localStorage', storage());
});
afterEach(() => {
  for (const entry of readOutbox()) removeEntry(entry);
  vi.unstubAllGlobals();
});

test('waiting entries are sent in the order they were typed, and leave the outbox', async () => {
  const sent: string[] = [];
  for (const minute of [3, 1, 2]) putEntry(entry(`m${minute}`, { capturedAt: `2026-03-02T09:0${minute}:00.000Z`, isWaiting: true }));
  await sendOutbox(outbound({ send: remember(sent) }), nowMs);
  expect(sent).toEqual(['m1', 'm2', 'm3']);
  expect(readOutbox()).toEqual([]);
});

test('one that cannot be sent now stops those behind it, and waits', async () => {
  putEntry(entry('first', { capturedAt: '2026-03-02T09:59:58.000Z' }));
  putEntry(entry('second', { capturedAt: '2026-03-02T09:59:59.000Z', isWaiting: true }));
  const sent: string[] = [];
  await sendOutbox(outbound({ ownKey: 'first', send: remember(sent, { kind: 'later' }) }), nowMs);
  expect(sent).toEqual(['first']);
  expect(readOutbox().map(({ key, isWaiting }) => [key, isWaiting])).toEqual([
    ['first', true],
    ['second', true],
  ]);
});

test('a new one behind an older one that has to wait is shown as waiting too', async () => {
  putEntry(entry('older', { isWaiting: true, capturedAt: '2026-03-02T09:00:00.000Z' }));
  putEntry(entry('new'));
  await sendOutbox(outbound({ ownKey: 'new', send: async () => ({ kind: 'later' }) }), nowMs);
  expect(readOutbox().every(({ isWaiting }) => isWaiting)).toBe(true);
});

test('a refused one stays with its words, is not sent again, and holds nothing up', async () => {
  putEntry(entry('bad', { capturedAt: '2026-03-02T09:00:00.000Z', isWaiting: true }));
  putEntry(entry('good', { isWaiting: true }));
  const refused: string[] = [];
  const send = async ({ key }: OutboxEntry): Promise<Sending> =>
    key === 'bad' ? { kind: 'refused', words: 'It is not there any more.' } : { kind: 'sent', result: null };
  const deps = outbound({ send, onRefused: ({ key }, words) => refused.push(`${key}: ${words}`) });
  await sendOutbox(deps, nowMs);
  await sendOutbox(deps, nowMs);
  expect(refused).toEqual(['bad: It is not there any more.']);
  expect(readOutbox().map(({ key, refusal }) => [key, refusal])).toEqual([['bad', 'It is not there any more.']]);
});

test('an entry that another tab has just made is left to that tab, an abandoned one is not', async () => {
  putEntry(entry('abandoned', { capturedAt: '2026-03-02T09:58:00.000Z' }));
  putEntry(entry('fresh', { capturedAt: '2026-03-02T09:59:59.000Z' }));
  const sent: string[] = [];
  await sendOutbox(outbound({ send: remember(sent) }), nowMs);
  expect(sent).toEqual(['abandoned']);
});

test('two that start at once send each entry once', async () => {
  for (const key of ['a', 'b', 'c']) putEntry(entry(key, { isWaiting: true }));
  const sent: string[] = [];
  const deps = outbound({ send: remember(sent) });
  await Promise.all([sendOutbox(deps, nowMs), sendOutbox(deps, nowMs)]);
  expect(sent.toSorted()).toEqual(['a', 'b', 'c']);
});

test('what is no entry is passed over', () => {
  localStorage.setItem('myflow:outbox:1', '{"text":1}');
  localStorage.setItem('myflow:outbox:2', 'not json');
  localStorage.setItem('myflow:outbox:3', JSON.stringify({ ...entry('when'), capturedAt: 'yesterday' }));
  localStorage.setItem('myflow:outbox:4', JSON.stringify({ ...entry('ranges'), ignored: [{ start: 1 }] }));
  putEntry(entry('good'));
  expect(readOutbox().map(({ key }) => key)).toEqual(['good']);
});

test('a storage that is full costs no entry', () => {
  vi.stubGlobal('localStorage', {
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
    removeItem: () => undefined,
  });
  putEntry(entry('kept'));
  expect(readOutbox().map(({ key }) => key)).toEqual(['kept']);
});

test('what was carried out by another word than its answer leaves the outbox, and its lost answer does not bring it back', async () => {
  putEntry(entry('done', { isWaiting: true }));
  putEntry(entry('other', { isWaiting: true }));
  const send = async ({ key }: OutboxEntry): Promise<Sending> => {
    dropSent(key);
    return { kind: 'later' };
  };
  await sendOutbox(outbound({ send }), nowMs);
  expect(readOutbox().map(({ key }) => key)).toEqual(['other']);
});

function entry(key: string, over: Partial<OutboxEntry> = {}): OutboxEntry {
  return {
    key,
    text: `text of ${key}`,
    contextId: 'ctx_01J8Z3Y4QK6V9N2R5T7W0X1ABC',
    capturedAt: '2026-03-02T09:59:59.500Z',
    zone: 'Europe/Vienna',
    locale: null,
    ignored: [],
    isWaiting: false,
    refusal: null,
    ...over,
  };
}

function outbound(over: Partial<Parameters<typeof sendOutbox>[0]>): Parameters<typeof sendOutbox>[0] {
  return { send: async () => ({ kind: 'sent', result: null }), onSent: () => undefined, onRefused: () => undefined, ...over };
}

function remember(sent: string[], sending: Sending = { kind: 'sent', result: null }): (entry: OutboxEntry) => Promise<Sending> {
  return async ({ key }) => {
    sent.push(key);
    await new Promise((resolve) => setTimeout(resolve, 5));
    return sending;
  };
}

/** The storage of a browser, which Node has only behind a flag. */
function storage(): Storage {
  const values = new Map<string, string>();
  const methods = {
    getItem: (name: string) => values.get(name) ?? null,
    setItem: (name: string, value: string) => void values.set(name, value),
    removeItem: (name: string) => void values.delete(name),
  };
  return new Proxy(methods, {
    ownKeys: () => [...values.keys()],
    getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
  }) as
    // Only the methods above are used.
    unknown as Storage;
}
