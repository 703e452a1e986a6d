import { type Flow, limits } from 'my_flow_contract';
import { expect, test } from 'vitest';
import { allPages } from './pages.ts';

test('pages are walked to the last, in order', async () => {
  const asked: unknown[] = [];
  const flows = await allPages(async (page) => {
    asked.push(page);
    const from = Number(page.cursor ?? 0);
    return { items: [flow(from), flow(from + 1)], nextCursor: from < 4 ? String(from + 2) : null };
  });
  expect(flows.map(({ id }) => id)).toEqual(['0', '1', '2', '3', '4', '5']);
  expect(asked).toEqual([
    { limit: limits.pageItemsMax },
    { limit: limits.pageItemsMax, cursor: '2' },
    { limit: limits.pageItemsMax, cursor: '4' },
  ]);
});

test('a list without end is left after 2,000 flows', async () => {
  const page = Array.from({ length: limits.pageItemsMax }, (_, index) => flow(index));
  expect(await allPages(async () => ({ items: page, nextCursor: 'more' }))).toHaveLength(2_000);
});

function flow(number: number): Flow {
  // Only the id is looked at.
  return { id: String(number) } as Flow;
}
