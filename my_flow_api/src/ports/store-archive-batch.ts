import type { ArchiveRecord } from './store-archive.ts';

/** Records that a store's driver fetches at once, and that a batch holds at most. */
export const batchRecordsMax = 500;
const batchCharsMax = 1024 * 1024;

/** Gathers records into batches that fit the memory; one record is always taken whole. */
export function createRecordBatch() {
  let records: ArchiveRecord[] = [];
  let chars = 0;
  function take(): readonly ArchiveRecord[] {
    const taken = records;
    records = [];
    chars = 0;
    return taken;
  }
  return {
    /** The batch, when the record has made it full; `size` in characters or bytes. */
    add(record: ArchiveRecord, size: number): readonly ArchiveRecord[] | null {
      records.push(record);
      chars += size;
      return records.length < batchRecordsMax && chars < batchCharsMax ? null : take();
    },
    /** What is left at the end. */
    take,
  };
}
