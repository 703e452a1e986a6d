import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createInProcessBus } from './in-process-bus.ts';

test('wakes every follower of the person, and nobody else', async () => {
  const bus = createInProcessBus();
  const woken: string[] = [];
  bus.follow('ada', () => woken.push('first'));
  bus.follow('ada', () => woken.push('second'));
  bus.follow('bob', () => woken.push('other'));
  bus.wake('ada');
  await setImmediate();
  expect(woken).toEqual(['first', 'second']);
});

test('a wake-up after the last one was delivered is delivered too', async () => {
  const bus = createInProcessBus();
  let count = 0;
  bus.follow('ada', () => {
    count += 1;
  });
  for (let round = 1; round <= 3; round += 1) {
    bus.wake('ada');
    await setImmediate();
    expect(count).toBe(round);
  }
});

test('stops when told, for that follower alone, and after close', async () => {
  const bus = createInProcessBus();
  const woken: string[] = [];
  const stop = bus.follow('ada', () => woken.push('stopped'));
  bus.follow('ada', () => woken.push('kept'));
  stop();
  stop();
  bus.wake('ada');
  await setImmediate();
  expect(woken).toEqual(['kept']);
  await bus.close();
  bus.wake('ada');
  await setImmediate();
  expect(woken).toEqual(['kept']);
});

test('a follower that throws is reported and harms no other', async () => {
  const bus = createInProcessBus();
  let reached = false;
  bus.follow('ada', () => {
    throw new Error('follower broke');
  });
  bus.follow('ada', () => {
    reached = true;
  });
  const warned = once(process, 'warning');
  bus.wake('ada');
  const [warning] = await warned;
  expect(reached).toBe(true);
  expect(warning).toMatchObject({ message: 'follower broke' });
});
