import type { Dependencies, UseCase } from './dependencies.ts';

/** Lists acts: behind a number oldest first, else newest first; `nextBefore` is where the next page of the latter begins. */
export function createListActs({ store }: Dependencies): UseCase<'listActs'> {
  return async ({ userId }, { query }) => {
    const items = await store.listActs(userId, query);
    const last = items.at(-1);
    const more = query.after === undefined && last !== undefined && items.length === query.limit && last.seq > 1;
    return { body: { items, nextBefore: more ? last.seq : null } };
  };
}
