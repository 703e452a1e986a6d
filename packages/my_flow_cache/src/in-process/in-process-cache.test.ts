import { expect, test } from 'vitest';
import { describeCache } from '../cache.conformance.ts';
import { createInProcessCache } from './in-process-cache.ts';

describeCache('the cache in process', async () => createInProcessCache());

test('is bounded in entries: what was not used for longest goes first', async () => {
  const cache = createInProcessCache({ entriesMax: 3 });
  for (const key of ['a', 'b', 'c']) await cache.set(key, key, 60_000);
  await cache.get('a');
  await cache.set('d', 'd', 60_000);
  expect([await cache.get('a'), await cache.get('b'), await cache.get('c'), await cache.get('d')]).toEqual(['a', null, 'c', 'd']);
});

test('is bounded in bytes, and keeps nothing that alone is too large', async () => {
  const cache = createInProcessCache({ bytesMax: 2_000 });
  await cache.set('a', 'x'.repeat(600), 60_000);
  await cache.set('b', 'x'.repeat(600), 60_000);
  await cache.set('a', 'x'.repeat(2_000), 60_000);
  expect([await cache.get('a'), await cache.get('b')]).toEqual([null, 'x'.repeat(600)]);
});
