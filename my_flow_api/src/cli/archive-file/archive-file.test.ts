import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { Act } from 'my_flow_contract';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ArchiveRecord } from '#src/ports/store-archive.ts';
import { buildContext, buildFlow, buildId } from '#src/testing/builders.ts';
import { ArchiveError } from './archive-error.ts';
import { decodeTrailer, encodeHeader, headerBytes, trailerBytes } from './archive-format.ts';
import { openArchiveFile, verifyArchiveFile } from './read-archive-file.ts';
import { writeArchiveFile } from './write-archive-file.ts';

const header = { format: 'myflow-archive', version: 1, madeAt: '2026-03-02T09:00:00.000Z', moment: 'all' } as const;
const { signal } = new AbortController();
let directory: string;
let file: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'myflow-backup-'));
  file = join(directory, 'a.ndjson.gz');
  return () => rm(directory, { recursive: true });
});

describe('a backup', () => {
  test('gives back what was written, also lines that are longer than what is read at once', async () => {
    const records = recordsOf('ada', { flows: 3, notes: 'é𝕏\u2028"\\n'.repeat(500_000) });
    const written = await write(records);
    expect(written).toMatchObject({ people: 1, contexts: 1, flows: 3, acts: 1 });
    const archive = await openArchiveFile(file);
    const read = [];
    for await (const batch of archive.records()) read.push(...batch);
    await archive.close();
    expect(read).toEqual(records);
    expect(Object.keys(read[1] ?? {})).toEqual(Object.keys(records[1] ?? {}));
    expect(await verifyArchiveFile(file, signal)).toMatchObject({ header, contents: written, bytes: (await stat(file)).size });
  });

  test('of nothing is one too', async () => {
    expect(await write([])).toMatchObject({ people: 0, acts: 0 });
    expect((await verifyArchiveFile(file, signal)).contents.flows).toBe(0);
  });

  test('is a gzip file of lines of JSON to any other program, for its owner alone, with nothing beside it', async () => {
    const records = recordsOf('ada', { flows: 20 });
    await write(records);
    const lines = gunzipSync(await readFile(file))
      .toString()
      .trimEnd()
      .split('\n');
    expect(JSON.parse(lines[0] ?? '')).toEqual(header);
    expect(lines.slice(1, -1).map((line) => JSON.parse(line) as unknown)).toEqual(records);
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ end: 'myflow-archive', contents: { flows: 20 } });
    expect((await stat(file)).mode & 0o077).toBe(0);
    expect(await readdir(directory)).toEqual(['a.ndjson.gz']);
  });

  test('takes the name only when it is whole: what fails or is stopped leaves the one before', async () => {
    await write(recordsOf('ada', { flows: 2 }));
    const before = await readFile(file);
    const stop = new AbortController();
    async function* failing() {
      yield recordsOf('bob', { flows: 2 });
      throw new Error('the store is gone');
    }
    async function* endless() {
      for (let number = 1_000; ; number += 1) {
        yield recordsOf(`person-${number}`, { flows: 50 });
        if (number === 1_010) stop.abort();
      }
    }
    await expect(writeArchiveFile(file, { header, records: failing(), signal })).rejects.toThrow('the store is gone');
    await expect(writeArchiveFile(file, { header, records: endless(), signal: stop.signal })).rejects.toThrow(/abort/);
    expect(await readdir(directory)).toEqual(['a.ndjson.gz']);
    expect(await readFile(file)).toEqual(before);
  });

  test('is refused when records are twice there or out of their order', async () => {
    const records = recordsOf('ada', { flows: 2 });
    await expect(write([...records, ...records])).rejects.toThrow(/twice/);
    await expect(write(records.toReversed())).rejects.toThrow(/order/);
  });
});

describe('a file', () => {
  test('with any bits flipped, cut, grown or shuffled is refused, and names itself', async () => {
    await write(recordsOf('ada', { flows: 40 }));
    const whole = await readFile(file);
    const damages = fc.oneof(
      fc.record({ at: fc.nat(whole.length - 1), bits: fc.integer({ min: 1, max: 255 }) }).map(({ at, bits }) => flipped(whole, at, bits)),
      fc.nat(whole.length - 1).map((length) => whole.subarray(0, length)),
      fc.integer({ min: 1, max: whole.length }).map((from) => whole.subarray(from)),
      fc.uint8Array({ minLength: 1, maxLength: 3_000 }).map((more) => Buffer.concat([whole, more])),
      fc
        .record({ at: fc.nat(whole.length), more: fc.uint8Array({ minLength: 1, maxLength: 9 }) })
        .map(({ at, more }) => Buffer.concat([whole.subarray(0, at), more, whole.subarray(at)])),
      fc
        .record({ at: fc.nat(whole.length - 1), length: fc.integer({ min: 1, max: 500 }) })
        .map(({ at, length }) => zeroed(whole, at, length)),
    );
    await fc.assert(
      fc.asyncProperty(damages, async (bytes) => {
        fc.pre(!bytes.equals(whole));
        await expectRefused(bytes);
      }),
      { numRuns: 600, seed: 20_260_302 },
    );
  }, 60_000);

  test('with any single bit flipped in its first and last bytes, where the format itself stands, is refused', async () => {
    await write(recordsOf('ada', { flows: 1 }));
    const whole = await readFile(file);
    const { length } = whole;
    const places = [
      ...range(0, 40),
      ...range(headerBytes - 12, headerBytes + 24),
      ...range(length - trailerBytes - 12, length - trailerBytes + 24),
      ...range(length - 12, length),
    ];
    for (const at of places) for (let bit = 0; bit < 8; bit += 1) await expectRefused(flipped(whole, at, 1 << bit));
  }, 60_000);

  test.each([
    ['that is missing', null, /is not there\. Check the name/],
    ['that is empty', Buffer.alloc(0), /is no backup of MyFlow/],
    ['of another kind', Buffer.from('a letter '.repeat(500)), /is no backup of MyFlow/],
    ['with another gzip', gzipOfNothing(), /is no backup of MyFlow/],
    ['that ends behind its header', encodeHeader(header), /was never finished/],
    [
      'of a newer MyFlow',
      encodeHeader({ ...header, version: 2 }),
      /was made by a newer MyFlow \(its format is 2, this one reads 1\)\. Use that version/,
    ],
  ])('%s is refused in words', async (_, bytes, words) => {
    if (bytes !== null) await writeFile(file, bytes);
    await expect(verifyArchiveFile(file, signal)).rejects.toThrow(words);
    await expect(verifyArchiveFile(file, signal)).rejects.toThrow(/a\.ndjson\.gz/);
    await expect(verifyArchiveFile(directory, signal)).rejects.toThrow(/is a folder\. Name a file/);
  });

  test('whose trailer belongs to another is refused', async () => {
    await write(recordsOf('ada', { flows: 3 }));
    const one = await readFile(file);
    await write(recordsOf('bob', { flows: 3 }));
    const other = await readFile(file);
    expect(decodeTrailer(other.subarray(-trailerBytes))?.contents.flows).toBe(3);
    await expectRefused(Buffer.concat([one.subarray(0, -trailerBytes), other.subarray(-trailerBytes)]));
  });
});

async function* once(records: readonly ArchiveRecord[]) {
  for (let at = 0; at < records.length; at += 7) yield records.slice(at, at + 7);
}

function write(records: readonly ArchiveRecord[]) {
  return writeArchiveFile(file, { header, records: once(records), signal });
}

async function expectRefused(bytes: Buffer): Promise<void> {
  await writeFile(file, bytes);
  const error: unknown = await verifyArchiveFile(file, signal).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(ArchiveError);
  expect(String(error)).toMatch(/a\.ndjson\.gz (?:is damaged|was never finished|is no backup)/);
}

function recordsOf(userId: string, { flows, notes = 'notes' }: { flows: number; notes?: string }): ArchiveRecord[] {
  const act: Act = {
    id: buildId('act'),
    seq: 1,
    author: 'you',
    kind: 'flow.create',
    at: header.madeAt,
    requestId: null,
    turnId: null,
    subject: { title: 'A flow', count: 1, contextId: null },
    undoes: null,
    undoneBy: null,
    changes: [],
  };
  return [
    { kind: 'context', userId, document: buildContext() },
    ...Array.from({ length: flows }, () => ({ kind: 'flow', userId, document: buildFlow({ notes }) }) as const),
    { kind: 'act', userId, act, idempotency: { key: 'key', fingerprint: 'f' }, moved: [] },
  ];
}

function flipped(bytes: Buffer, at: number, bits: number): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt8((copy[at] ?? 0) ^ bits, at);
  return copy;
}

function zeroed(bytes: Buffer, at: number, length: number): Buffer {
  return Buffer.from(bytes).fill(0, at, Math.min(bytes.length, at + length));
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}

function gzipOfNothing(): Buffer {
  return Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0]), Buffer.alloc(2_000)]);
}
