import { expect, it } from 'vitest';
import { inOrder } from './in-order.ts';

it('starts a write when the one before has ended, refused or not', async () => {
  const seen: string[] = [];
  const write = (name: string, delayMs: number, isRefused: boolean) =>
    inOrder(async () => {
      seen.push(`${name} starts`);
      await new Promise((resolve) => setTimeout(resolve, delayMs));
      seen.push(`${name} ends`);
      if (isRefused) throw new Error(name);
      return name;
    });
  const answers = await Promise.allSettled([write('a', 30, true), write('b', 0, false), write('c', 10, false)]);
  expect(seen).toEqual(['a starts', 'a ends', 'b starts', 'b ends', 'c starts', 'c ends']);
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
});
