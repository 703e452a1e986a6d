import { type Flow, limits } from 'my_flow_contract';

const pagesMax = 10;

/** Walks the pages of a list, to at most 2,000 flows: Now is chosen among all open flows, not among those of a first page. */
export async function allPages(
  read: (page: { limit: number; cursor?: string }) => Promise<{ items: Flow[]; nextCursor: string | null }>,
): Promise<Flow[]> {
  const flows: Flow[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < pagesMax; page += 1) {
    const answer: { items: Flow[]; nextCursor: string | null } = await read({
      limit: limits.pageItemsMax,
      ...(cursor === null ? {} : { cursor }),
    });
    flows.push(...answer.items);
    cursor = answer.nextCursor;
    if (cursor === null) break;
  }
  return flows;
}
