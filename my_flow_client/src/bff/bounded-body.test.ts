import { expect, test } from 'vitest';
import { boundedBody } from './bounded-body.ts';

function endless(): { request: Pick<Request, 'body'>; given: () => number } {
  let given = 0;
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull(controller) {
      given += 1_000;
      controller.enqueue(new Uint8Array(1_000));
    },
  });
  return { request: { body }, given: () => given };
}

test('a body within the bound comes whole', async () => {
  const body = await boundedBody(new Request('http://localhost', { method: 'POST', body: 'password=x' }), 10);
  expect(body instanceof ArrayBuffer && new TextDecoder().decode(body)).toBe('password=x');
  expect(await boundedBody(new Request('http://localhost', { method: 'POST' }), 10)).toBeNull();
});

test('one that never ends is read no further than the bound', async () => {
  const { request, given } = endless();
  expect(await boundedBody(request, 16_000)).toBe('too_large');
  expect(given()).toBeLessThan(20_000);
});
