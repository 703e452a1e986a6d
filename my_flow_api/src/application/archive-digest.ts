import { createHash } from 'node:crypto';
import { canonicalJson } from '#src/domain/archive/canonical-json.ts';
import type { ArchiveRecord, RecordPlace } from '#src/ports/store-archive.ts';
import { comparePlaces, placeOfRecord } from '#src/ports/store-archive-place.ts';

/** What a run of records holds. Two runs with the same `sha256` hold the same, whichever stores they came from. */
export type ArchiveContents = {
  readonly people: number;
  readonly contexts: number;
  readonly flows: number;
  readonly preferences: number;
  readonly acts: number;
  /** Over the canonical JSON of every record, in their order, each with a line feed behind it; in hexadecimal. */
  readonly sha256: string;
};

const countOf = { context: 'contexts', flow: 'flows', preferences: 'preferences', act: 'acts' } as const;

/** Counts and hashes records as they pass. */
export function createArchiveDigest() {
  const hash = createHash('sha256');
  const counts = { people: 0, contexts: 0, flows: 0, preferences: 0, acts: 0 };
  let last: RecordPlace | null = null;
  return {
    /** Throws RangeError when a record does not come behind the one before it. */
    add(records: readonly ArchiveRecord[]): void {
      for (const record of records) {
        const place = placeOfRecord(record);
        if (last !== null && comparePlaces(last, place) >= 0) throw new RangeError('a record is twice there, or out of its order');
        if (last?.userId !== place.userId) counts.people += 1;
        counts[countOf[record.kind]] += 1;
        hash.update(`${canonicalJson(record)}\n`);
        last = place;
      }
    },
    /** What passed so far; more may pass after it. */
    contents: (): ArchiveContents => ({ ...counts, sha256: hash.copy().digest('hex') }),
  };
}

/** What a whole run of records holds. */
export async function digestRecords(records: AsyncIterable<readonly ArchiveRecord[]>, signal: AbortSignal): Promise<ArchiveContents> {
  const digest = createArchiveDigest();
  for await (const batch of records) {
    signal.throwIfAborted();
    digest.add(batch);
  }
  return digest.contents();
}
