import { expect, test } from 'vitest';
import { createPerson } from '#src/testing/person.ts';

test('acts are paged newest first until the first one, and behind a number oldest first', async () => {
  const person = createPerson();
  for (let number = 1; number <= 5; number += 1) await person.addContext(`Context ${number}`);
  const seen: number[] = [];
  let before: number | null = 6;
  while (before !== null) {
    const page: { items: { seq: number }[]; nextBefore: number | null } = await person.ask('listActs', { query: { limit: 2, before } });
    seen.push(...page.items.map((act) => act.seq));
    before = page.nextBefore;
  }
  expect(seen).toEqual([5, 4, 3, 2, 1]);
  const behind = await person.ask('listActs', { query: { after: 2, limit: 2 } });
  expect(behind).toMatchObject({ items: [{ seq: 3 }, { seq: 4 }], nextBefore: null });
});
