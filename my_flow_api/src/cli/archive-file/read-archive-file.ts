import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { type ArchiveContents, createArchiveDigest } from '#src/application/archive-digest.ts';
import { canonicalJson } from '#src/domain/archive/canonical-json.ts';
import type { ArchiveRecord } from '#src/ports/store-archive.ts';
import { ArchiveError, toArchiveError } from './archive-error.ts';
import {
  type ArchiveHeader,
  type ArchiveTrailer,
  decodeHeader,
  decodeTrailer,
  formatVersion,
  headerBytes,
  recordSchema,
  trailerBytes,
} from './archive-format.ts';
import { readLines } from './read-lines.ts';

const chunkBytes = 64 * 1024;
/** Bound what is in memory at once; one record is always taken whole. */
const batchRecordsMax = 500;
const batchCharsMax = 1024 * 1024;

/** A backup whose beginning and end are as they should be. */
export type ArchiveFile = {
  readonly header: ArchiveHeader;
  /** What it holds, by its own words until all records were read. */
  readonly contents: ArchiveContents;
  readonly bytes: number;
  /**
   * All records, in batches. After the last one, throws ArchiveError when any byte of the file is not as it was written or, with `counted`, when the
   * records do not add up to `contents`. To be read once.
   */
  records(options?: { readonly counted: boolean }): AsyncGenerator<readonly ArchiveRecord[]>;
  close(): Promise<void>;
};

/** Opens a backup. Throws ArchiveError for what is no backup, was not finished, has lost its end or comes from a newer MyFlow. */
export async function openArchiveFile(file: string): Promise<ArchiveFile> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(file, 'r');
    const { header, trailer, bytes } = await readEnds(handle, path.basename(file));
    const opened = handle;
    return {
      header,
      contents: trailer.contents,
      bytes,
      records: ({ counted } = { counted: false }) => readRecords(opened, { name: path.basename(file), bytes, trailer, counted }),
      close: () => opened.close(),
    };
  } catch (error) {
    await handle?.close();
    throw toArchiveError(error, file);
  }
}

/** Reads a whole backup. Throws ArchiveError when any byte is not as it was written. */
export async function verifyArchiveFile(file: string, signal: AbortSignal): Promise<Pick<ArchiveFile, 'header' | 'contents' | 'bytes'>> {
  const archive = await openArchiveFile(file);
  try {
    for await (const _ of archive.records({ counted: true })) signal.throwIfAborted();
    return archive;
  } catch (error) {
    throw toArchiveError(error, file);
  } finally {
    await archive.close();
  }
}

async function readEnds(handle: FileHandle, name: string) {
  const { size } = await handle.stat();
  const header = decodeHeader(await readAt(handle, 0, headerBytes));
  if (header === null) throw new ArchiveError(`${name} is no backup of MyFlow, or its beginning is damaged. Use another backup.`);
  if (header.version > formatVersion) {
    throw new ArchiveError(
      `${name} was made by a newer MyFlow (its format is ${header.version}, this one reads ${formatVersion}). Use that version to restore it.`,
    );
  }
  const trailer = size < headerBytes + trailerBytes ? null : decodeTrailer(await readAt(handle, size - trailerBytes, trailerBytes));
  if (trailer === null) throw new ArchiveError(`${name} was never finished, has lost its end, or is damaged there. Use another backup.`);
  return { header, trailer, bytes: size };
}

type Expected = { readonly name: string; readonly bytes: number; readonly trailer: ArchiveTrailer; readonly counted: boolean };

async function* readRecords(handle: FileHandle, { name, bytes, trailer, counted }: Expected): AsyncGenerator<readonly ArchiveRecord[]> {
  const damaged = (cause?: unknown) => new ArchiveError(`${name} is damaged: it is not what was written. Use another backup.`, { cause });
  const hash = createHash('sha256').update(await readAt(handle, 0, headerBytes));
  const digest = createArchiveDigest();
  const compressed = readRange(handle, { from: headerBytes, to: bytes - trailerBytes, hash });
  const lines = readLines(gunzip(compressed));
  let batch: ArchiveRecord[] = [];
  let chars = 0;
  while (true) {
    // Apart from the yield, so that what the reader of the records throws is not taken for damage.
    const next = await lines.next().catch((error: unknown) => {
      throw isOfSystem(error) ? error : damaged(error);
    });
    if (next.done) break;
    for (const line of next.value) {
      batch.push(parseRecord(line, damaged));
      chars += line.length;
      if (batch.length < batchRecordsMax && chars < batchCharsMax) continue;
      if (counted) addTo(digest, batch, damaged);
      yield batch;
      batch = [];
      chars = 0;
    }
  }
  if (counted) addTo(digest, batch, damaged);
  if (batch.length > 0) yield batch;
  if (hash.digest('hex') !== trailer.sha256) throw damaged();
  if (counted && canonicalJson(digest.contents()) !== canonicalJson(trailer.contents)) throw damaged();
}

function isOfSystem(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}

function parseRecord(line: string, damaged: (cause: unknown) => ArchiveError): ArchiveRecord {
  try {
    const value: unknown = JSON.parse(line);
    // Not what the schema gives, in which the keys have another order.
    recordSchema.parse(value);
    // A line of the outer form of a record, in a file with the right checksum, was written from one.
    return value as ArchiveRecord;
  } catch (error) {
    throw damaged(error);
  }
}

function addTo(
  digest: ReturnType<typeof createArchiveDigest>,
  records: readonly ArchiveRecord[],
  damaged: (cause: unknown) => ArchiveError,
) {
  try {
    digest.add(records);
  } catch (error) {
    throw damaged(error);
  }
}

/** Fewer bytes when the file ends before. */
async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}

async function* readRange(handle: FileHandle, { from, to, hash }: { from: number; to: number; hash: Hash }): AsyncGenerator<Buffer> {
  for (let at = from; at < to; ) {
    const bytes = await readAt(handle, at, Math.min(chunkBytes, to - at));
    // It was cut while it was read.
    if (bytes.length === 0) throw new RangeError('the file ends too early');
    hash.update(bytes);
    yield bytes;
    at += bytes.length;
  }
}

async function* gunzip(compressed: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  const stream = createGunzip({ chunkSize: chunkBytes });
  // Whatever goes wrong comes out of the stream as well.
  pipeline(compressed, stream).catch(() => {});
  yield* stream;
}
