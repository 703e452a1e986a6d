import type { Context } from 'my_flow_contract';
import type { Owner } from './reading.ts';

/** Every context of a person in its order, those in the archive and in the trash too. */
export async function allContexts({ store, userId }: Owner): Promise<Context[]> {
  const [active, archived, trashed] = await Promise.all([
    store.listContexts(userId, 'active'),
    store.listContexts(userId, 'archived'),
    store.listContexts(userId, 'trashed'),
  ]);
  return [...active, ...archived, ...trashed].toSorted((a, b) =>
    a.position < b.position || (a.position === b.position && a.id < b.id) ? -1 : 1,
  );
}
