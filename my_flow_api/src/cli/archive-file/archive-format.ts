import { z } from 'zod';
import { readStoredMember, storedMember, storedMemberBytes } from './stored-member.ts';

/*
 * A backup is a gzip file of three members, which any gunzip reads as lines of JSON:
 * - the header, stored, of a fixed length: what made the file, and when;
 * - the records, compressed, one a line, in the order of the port StoreArchive;
 * - the trailer, stored, of a fixed length: how much there is, and the SHA-256 of every byte before it. A file without it was never finished.
 */

/** What this version writes, and the newest that it reads. */
export const formatVersion = 1;
const headerTextBytes = 512;
const trailerTextBytes = 1_024;
export const headerBytes = storedMemberBytes(headerTextBytes);
export const trailerBytes = storedMemberBytes(trailerTextBytes);

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);
const countSchema = z.int().min(0);

const headerSchema = z.object({
  format: z.literal('myflow-archive'),
  version: z.int().min(1),
  madeAt: z.string().max(32),
  /** As in ArchiveSnapshot. */
  moment: z.enum(['all', 'each_person']),
});

const trailerSchema = z.strictObject({
  end: z.literal('myflow-archive'),
  contents: z.strictObject({
    people: countSchema,
    contexts: countSchema,
    flows: countSchema,
    preferences: countSchema,
    acts: countSchema,
    sha256: sha256Schema,
  }),
  /** Over every byte of the file before the trailer. */
  sha256: sha256Schema,
});

export type ArchiveHeader = z.infer<typeof headerSchema>;
export type ArchiveTrailer = z.infer<typeof trailerSchema>;

/** Records as a file has them: no more is asked than that the reader of records does not stumble, since the checksum vouches for the rest. */
export const recordSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.enum(['context', 'flow']),
    userId: z.string().min(1),
    document: z.looseObject({ id: z.string(), version: z.int() }),
  }),
  z.strictObject({ kind: z.literal('preferences'), userId: z.string().min(1), document: z.looseObject({ version: z.int() }) }),
  z.strictObject({
    kind: z.literal('act'),
    userId: z.string().min(1),
    act: z.looseObject({ id: z.string(), seq: z.int().min(1), changes: z.array(z.looseObject({ id: z.string() })) }),
    idempotency: z.strictObject({ key: z.string(), fingerprint: z.string() }).nullable(),
    moved: z.array(z.strictObject({ flowId: z.string(), contextId: z.string(), list: z.string(), key: z.string() })),
  }),
]);

export function encodeHeader(header: ArchiveHeader): Buffer {
  return storedMember(padded(header, headerTextBytes));
}

export function encodeTrailer(trailer: ArchiveTrailer): Buffer {
  return storedMember(padded(trailer, trailerTextBytes));
}

/** Null when the bytes are no header of a backup. A header of a later version is one, whatever else it says. */
export function decodeHeader(bytes: Buffer): ArchiveHeader | null {
  return decode(bytes, headerSchema);
}

/** Null when the bytes are no trailer. */
export function decodeTrailer(bytes: Buffer): ArchiveTrailer | null {
  return decode(bytes, trailerSchema);
}

function padded(value: object, bytes: number): string {
  return `${JSON.stringify(value).padEnd(bytes - 1)}\n`;
}

function decode<Value>(bytes: Buffer, schema: z.ZodType<Value>): Value | null {
  const text = readStoredMember(bytes);
  if (text === null) return null;
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
