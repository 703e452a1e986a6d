import { expect, test } from 'vitest';
import { endableStream } from './endable-stream.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

/** A stream that gives what it is told to, and knows whether its reader has left. */
function endless() {
  const state = { cancelled: false };
  let give: (text: string) => void = () => {};
  const source = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      give = (text) => controller.enqueue(bytes(text));
    },
    cancel() {
      state.cancelled = true;
    },
  });
  return { source, give: (text: string) => give(text), state };
}

test('what comes is passed on, and at the end the reader is told when to come back, on a stream that closes as it should', async () => {
  const { source, give, state } = endless();
  const end = new AbortController();
  const reader = endableStream(source, end.signal).pipeThrough(new TextDecoderStream()).getReader();
  give('data: 1\n\n');
  expect(await reader.read()).toEqual({ done: false, value: 'data: 1\n\n' });
  const waiting = reader.read();
  end.abort();
  expect((await waiting).value).toMatch(/^retry: \d{3,4}\n\n$/);
  expect(await reader.read()).toEqual({ done: true, value: undefined });
  expect(state.cancelled).toBe(true);
});

test('readers are told to come back one after the other', async () => {
  const told = await Promise.all(
    Array.from({ length: 20 }, async () => {
      const text = await new Response(endableStream(endless().source, AbortSignal.abort())).text();
      return Number(/^retry: (\d+)\n\n$/.exec(text)?.[1]);
    }),
  );
  const waitsMs = told.toSorted((a, b) => a - b);
  expect(Math.max(...waitsMs.slice(1).map((waitMs, index) => waitMs - (waitsMs[index] ?? 0)))).toBeLessThan(600);
});

test('a stream that ends by itself ends so, and a reader who leaves is told to the source', async () => {
  const end = new AbortController();
  expect(await new Response(endableStream(new Blob(['all']).stream(), end.signal)).text()).toBe('all');
  const { source, state } = endless();
  await endableStream(source, end.signal).cancel();
  expect(state.cancelled).toBe(true);
});
