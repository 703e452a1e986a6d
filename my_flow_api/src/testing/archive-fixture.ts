import { afterEach, beforeEach } from 'vitest';
import type { Store } from '#src/ports/store.ts';
import type { StoreArchive } from '#src/ports/store-archive.ts';

/** The place of one store: a service opens it, or an archive reads and fills it. Before an archive fills it, the service closes it. */
export type ArchivePlace = { readonly openStore: () => Promise<Store>; readonly archive: StoreArchive };
export type ArchiveFixture = {
  /** A place that holds nothing. */
  readonly newPlace: () => Promise<ArchivePlace>;
  readonly close: () => Promise<void>;
};
export type OpenArchiveFixture = () => Promise<ArchiveFixture>;

/** Gives places to each test and takes away behind it what they left; stores that were opened through `openStore` are closed. */
export function useArchives(open: OpenArchiveFixture) {
  let fixture: ArchiveFixture | undefined;
  let opened: Store[] = [];
  let archives: StoreArchive[] = [];
  beforeEach(async () => {
    fixture = await open();
  });
  afterEach(async () => {
    for (const store of opened) await store.close();
    for (const archive of archives) await archive.close();
    [opened, archives] = [[], []];
    await fixture?.close();
  });
  return async (): Promise<ArchivePlace> => {
    if (fixture === undefined) throw new Error('there are places within a test only');
    const { openStore, archive } = await fixture.newPlace();
    archives.push(archive);
    const openAndNote = async () => {
      const store = await openStore();
      opened.push(store);
      return store;
    };
    return { openStore: openAndNote, archive };
  };
}
