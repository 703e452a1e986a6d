import { summariesKey } from '#src/application/kept-summaries.ts';
import type { ArchiveRecord } from '#src/ports/store-archive.ts';
import { openSharedCache } from './composition.ts';
import { configuredCache } from './store-location.ts';

/** The counts that replicas keep are told from others by the number of a person's newest act, which a restore takes back. */
export type ForgetCounts = {
  /** The same records; the counts of their people are forgotten as they pass. */
  passing(records: AsyncIterable<readonly ArchiveRecord[]>): AsyncIterable<readonly ArchiveRecord[]>;
  /** A sentence when the cache could not be told, null when all is well. */
  fault(): string | null;
  close(): Promise<void>;
};

/** Where the environment names no Redis there is nothing to forget. */
export async function openForgetCounts(): Promise<ForgetCounts> {
  const redis = configuredCache();
  if (redis === null) return { passing: (records) => records, fault: () => null, close: async () => {} };
  const cache = await openSharedCache(redis);
  return {
    async *passing(records) {
      for await (const batch of records) {
        const userIds = new Set(batch.map(({ userId }) => userId));
        await cache.delete([...userIds].map(summariesKey));
        yield batch;
      }
    },
    fault: () =>
      cache.reachable()
        ? null
        : 'Redis cannot be reached, where counts of contexts are kept: they may be old for ten minutes. Start MyFlow after that.',
    close: () => cache.close(),
  };
}
