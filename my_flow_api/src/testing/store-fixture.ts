import { afterEach, beforeEach } from 'vitest';
import type { Store } from '#src/ports/store.ts';

/** An empty store of its own for one test; `close` takes away what it left behind. */
export type StoreFixture = { readonly store: Store; readonly close: () => Promise<void> };
export type OpenFixture = () => Promise<StoreFixture>;

/** Opens an empty store before each test and closes it behind; the returned function gives the present one. */
export function useStore(open: OpenFixture): () => Store {
  let fixture: StoreFixture | undefined;
  beforeEach(async () => {
    fixture = await open();
  });
  afterEach(async () => {
    await fixture?.store.close();
    await fixture?.close();
  });
  return () => {
    if (fixture === undefined) throw new Error('the store is open within a test only');
    return fixture.store;
  };
}
