import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { describeBus } from '#src/ports/bus.conformance.ts';
import { createInProcessBus } from './in-process-bus.ts';

describeBus('the bus in process', async () => {
  const bus = createInProcessBus();
  return { here: bus, there: bus };
});

test('wakes nobody else, and once for wake-ups of the same moment', async () => {
  const bus = createInProcessBus();
  const woken: string[] = [];
  bus.follow('ada', () => woken.push('ada'));
  bus.follow('bob', () => woken.push('bob'));
  for (let round = 1; round <= 3; round += 1) {
    bus.wake('ada');
    bus.wake('ada');
    await setImmediate();
    expect(woken).toEqual(Array.from({ length: round }, () => 'ada'));
  }
});
