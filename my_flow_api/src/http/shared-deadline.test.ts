import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createSharedDeadline } from './shared-deadline.ts';

test('each work has its own time, counted from when it began, whatever others wait', async () => {
  const within = createSharedDeadline(200);
  const startedMs = performance.now();
  const told = async (work: Promise<unknown>) => {
    const outcome = await within(work).catch((error: unknown) => (error instanceof Error ? error.message : ''));
    return { outcome, tookMs: performance.now() - startedMs };
  };
  const first = told(new Promise(() => {}));
  await sleep(100);
  const [late, done, failed] = [told(new Promise(() => {})), told(Promise.resolve('done')), told(Promise.reject(new Error('failed')))];
  expect((await done).outcome).toBe('done');
  expect((await failed).outcome).toBe('failed');
  expect(await first).toMatchObject({ outcome: 'took longer than 200 ms' });
  expect((await first).tookMs).toBeLessThan(290);
  expect((await late).tookMs).toBeGreaterThan(295);
  expect(await late).toMatchObject({ outcome: 'took longer than 200 ms' });
});

test('it goes on after a rest', async () => {
  const within = createSharedDeadline(40);
  expect(await within(Promise.resolve(1))).toBe(1);
  await sleep(60);
  await expect(within(new Promise(() => {}))).rejects.toThrow('took longer');
});
