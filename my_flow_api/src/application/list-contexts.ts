import type { Dependencies, UseCase } from './dependencies.ts';

/** Lists the contexts of a state in their order. */
export function createListContexts({ store }: Dependencies): UseCase<'listContexts'> {
  return async ({ userId }, { query }) => ({ body: { items: await store.listContexts(userId, query.state) } });
}
