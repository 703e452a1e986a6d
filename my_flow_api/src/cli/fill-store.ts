import { type ArchiveContents, digestRecords } from '#src/application/archive-digest.ts';
import { canonicalJson } from '#src/domain/archive/canonical-json.ts';
import type { ArchiveRecord, ArchiveWriter } from '#src/ports/store-archive.ts';
import { CommandError } from './command.ts';

export type Filling = {
  readonly records: AsyncIterable<readonly ArchiveRecord[]>;
  /** What the store has to hold in the end; asked when all is written. */
  readonly expected: () => Promise<ArchiveContents>;
  /** Why it may differ, and what to do. */
  readonly differs: string;
  readonly signal: AbortSignal;
};

/** Thrown when a store does not hold what was written into it, or what it was compared with has changed. */
export class DifferenceError extends CommandError {}

/** Writes records, reads the store back, and takes it into use only when it holds what it is to hold. Throws DifferenceError; the writer is the caller's to abandon. */
export async function fillStore(writer: ArchiveWriter, { records, expected, differs, signal }: Filling): Promise<ArchiveContents> {
  for await (const batch of records) {
    signal.throwIfAborted();
    await writer.write(batch);
  }
  const written = await digestRecords(writer.readBack(), signal);
  if (canonicalJson(written) !== canonicalJson(await expected())) throw new DifferenceError(differs);
  await writer.finish();
  return written;
}
