import { setTimeout } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { createInProcessBus } from '#src/adapters/bus/in-process/in-process-bus.ts';
import { describeBus } from '#src/ports/bus.conformance.ts';
import { createPollingBus } from './polling-bus.ts';

const open = (everyMs = 100) => createPollingBus({ local: createInProcessBus(), everyMs });

describeBus('the bus that polls', async () => ({ here: open(), there: open() }));

test('wakes each followed person about once in the time, spread over it', async () => {
  const bus = open(400);
  onTestFinished(() => bus.close());
  const times = new Map<string, number[]>();
  const startedMs = performance.now();
  for (let number = 0; number < 200; number += 1) {
    const userId = `person-${number}`;
    times.set(userId, []);
    bus.follow(userId, () => times.get(userId)?.push(performance.now() - startedMs));
  }
  await setTimeout(2_100);
  const counts = [...times.values()].map((woken) => woken.length);
  expect(Math.min(...counts)).toBeGreaterThanOrEqual(2);
  expect(Math.max(...counts)).toBeLessThanOrEqual(6);
  const firsts = [...times.values()].map(([first]) => Math.round((first ?? 0) / 20));
  expect(new Set(firsts).size).toBeGreaterThan(10);
});

test('switched off it wakes by what it is told alone; nobody followed, nothing runs', async () => {
  const bus = open(20);
  onTestFinished(() => bus.close());
  let count = 0;
  bus.poll(false);
  const stop = bus.follow('ada', () => (count += 1));
  await setTimeout(100);
  expect(count).toBe(0);
  bus.wake('ada');
  await expect.poll(() => count).toBe(1);
  bus.poll(true);
  await expect.poll(() => count).toBeGreaterThan(3);
  stop();
  const before = count;
  await setTimeout(100);
  expect(count).toBe(before);
});
