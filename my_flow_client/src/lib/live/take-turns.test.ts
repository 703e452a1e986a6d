import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { takeTurns } from './take-turns.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

/** A row of its own for each test. */
const freshName = () => crypto.randomUUID();

function tab(name: string) {
  let hasTurn = false;
  const turn = takeTurns(
    name,
    () => {
      hasTurn = true;
    },
    () => {
      hasTurn = false;
    },
  );
  onTestFinished(() => turn.leave());
  return { ...turn, hasTurn: () => hasTurn };
}

test('the first has the turn, and the next when it leaves, in the order of the row', async () => {
  const name = freshName();
  const [first, second, third] = [tab(name), tab(name), tab(name)];
  await expect.poll(() => [first, second, third].map((each) => each.hasTurn())).toEqual([true, false, false]);
  first.leave();
  await expect.poll(() => second.hasTurn()).toBe(true);
  expect(third.hasTurn()).toBe(false);
});

test('one that takes the turn has it, and who had it waits to have it again', async () => {
  const name = freshName();
  const first = tab(name);
  await expect.poll(() => first.hasTurn()).toBe(true);
  const second = tab(name);
  second.take();
  second.take();
  await expect.poll(() => [first.hasTurn(), second.hasTurn()]).toEqual([false, true]);
  second.leave();
  await expect.poll(() => first.hasTurn()).toBe(true);
});

test('one that has left the row gets no turn', async () => {
  const name = freshName();
  const [first, second, third] = [tab(name), tab(name), tab(name)];
  second.leave();
  await expect.poll(() => first.hasTurn()).toBe(true);
  first.leave();
  await expect.poll(() => third.hasTurn()).toBe(true);
  expect(second.hasTurn()).toBe(false);
});

test('where no locks are given everybody has a turn', async () => {
  vi.stubGlobal('navigator', { locks: { request: () => Promise.reject(new DOMException('no', 'SecurityError')) } });
  const [first, second] = [tab('any'), tab('any')];
  await expect.poll(() => [first.hasTurn(), second.hasTurn()]).toEqual([true, true]);
});
