import { createHash } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { type ArchiveContents, createArchiveDigest } from '#src/application/archive-digest.ts';
import type { ArchiveRecord } from '#src/ports/store-archive.ts';
import { toArchiveError } from './archive-error.ts';
import { type ArchiveHeader, encodeHeader, encodeTrailer } from './archive-format.ts';
import { verifyArchiveFile } from './read-archive-file.ts';

/** Twice as fast as the default of 6, for a file that is a tenth larger. */
const gzipLevel = 4;

export type ArchiveFileDraft = {
  readonly header: ArchiveHeader;
  readonly records: AsyncIterable<readonly ArchiveRecord[]>;
  readonly signal: AbortSignal;
};

/**
 * Writes a backup. It is read back before it gets its name, which another file may have had: under the name there is always a whole one. Resolves with
 * what it holds. Throws ArchiveError, and leaves nothing behind.
 */
export async function writeArchiveFile(file: string, { header, records, signal }: ArchiveFileDraft): Promise<ArchiveContents> {
  const partial = `${file}.partial`;
  try {
    const contents = await withNewFile(partial, (handle) => writeAll(handle, { header, records, signal }));
    await verifyArchiveFile(partial, signal);
    await rename(partial, file);
    await syncFolderOf(file);
    return contents;
  } catch (error) {
    await rm(partial, { force: true });
    throw toArchiveError(error, file);
  }
}

/** A backup holds everything, so it is for its owner alone. */
async function withNewFile<Result>(file: string, write: (handle: FileHandle) => Promise<Result>): Promise<Result> {
  await rm(file, { force: true });
  const handle = await open(file, 'wx', 0o600);
  try {
    const result = await write(handle);
    await handle.sync();
    return result;
  } finally {
    await handle.close();
  }
}

async function writeAll(handle: FileHandle, { header, records, signal }: ArchiveFileDraft): Promise<ArchiveContents> {
  const hash = createHash('sha256');
  const digest = createArchiveDigest();
  const write = async (bytes: Buffer) => {
    hash.update(bytes);
    await handle.appendFile(bytes);
  };
  async function* lines() {
    for await (const batch of records) {
      digest.add(batch);
      yield Buffer.from(batch.map((record) => `${JSON.stringify(record)}\n`).join(''));
    }
  }
  await write(encodeHeader(header));
  await pipeline(
    lines,
    createGzip({ level: gzipLevel }),
    async (compressed: AsyncIterable<Buffer>) => {
      for await (const bytes of compressed) await write(bytes);
    },
    { signal },
  );
  const contents = digest.contents();
  await handle.appendFile(encodeTrailer({ end: 'myflow-archive', contents, sha256: hash.digest('hex') }));
  return contents;
}

/** A name is on the disk when its folder is. */
async function syncFolderOf(file: string): Promise<void> {
  const folder = await open(path.dirname(file), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
