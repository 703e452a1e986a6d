import type { ChangeResult } from 'my_flow_contract';
import { expect, test } from 'vitest';
import { answerOf, noteTold } from './told-writes.ts';

// Only the request of its act matters here.
const resultOf = (requestId: string | null) => ({ act: { requestId } }) as ChangeResult;
const lose = async (): Promise<ChangeResult> => {
  throw new Error('lost');
};

test('a write whose answer is lost has the answer that the live stream told meanwhile', async () => {
  const told = resultOf('key');
  const answer = answerOf('key', async () => {
    noteTold(resultOf('another'));
    noteTold(resultOf(null));
    noteTold(told);
    return lose();
  });
  expect(await answer).toBe(told);
});

test('one of which nothing was told fails, and so does a later one under a key that was told before', async () => {
  await expect(answerOf('key', lose)).rejects.toThrow('lost');
  noteTold(resultOf('key'));
  await expect(answerOf('key', lose)).rejects.toThrow('lost');
});
