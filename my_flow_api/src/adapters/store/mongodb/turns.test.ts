import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createTurns } from './turns.ts';

test('those of one key go one behind the other, those of another do not wait, and one that fails holds nobody up', async () => {
  const turns = createTurns();
  const told: string[] = [];
  const work = (name: string, ms: number) => async () => {
    told.push(`${name} begins`);
    await setTimeout(ms);
    told.push(`${name} ends`);
    if (name === 'a1') throw new Error(name);
  };
  const all = Promise.allSettled([turns.take('a', work('a1', 30)), turns.take('a', work('a2', 5)), turns.take('b', work('b1', 5))]);
  let isDone = false;
  const done = turns.allDone().then(() => {
    isDone = true;
  });
  await setTimeout(15);
  expect([told, isDone]).toEqual([['a1 begins', 'b1 begins', 'b1 ends'], false]);
  expect((await all).map((result) => result.status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
  await done;
  expect(told.slice(3)).toEqual(['a1 ends', 'a2 begins', 'a2 ends']);
});
