import { crc32 } from 'node:zlib';

const headBytes = 15;
const tailBytes = 8;

/** How long a member is that holds so many bytes. */
export function storedMemberBytes(contentBytes: number): number {
  return headBytes + contentBytes + tailBytes;
}

/**
 * A gzip member that holds a text as it is, not compressed, so that it can be read with bare eyes and is always the same bytes. At most 65,535 bytes.
 * Source: RFC 1952, 2.3 (the member) and RFC 1951, 3.2.4 (the stored block).
 */
export function storedMember(text: string): Buffer {
  const content = Buffer.from(text);
  const head = Buffer.alloc(headBytes);
  // Magic, deflate, no flags, no time, no extra flags, unknown system; then a final block that is stored.
  head.set([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255, 1]);
  head.writeUInt16LE(content.length, 11);
  head.writeUInt16LE(~content.length & 0xffff, 13);
  const tail = Buffer.alloc(tailBytes);
  tail.writeUInt32LE(crc32(content), 0);
  tail.writeUInt32LE(content.length, 4);
  return Buffer.concat([head, content, tail]);
}

/** The text of a member that `storedMember` has made; null for any other bytes. */
export function readStoredMember(member: Buffer): string | null {
  const content = member.subarray(headBytes, -tailBytes).toString();
  return content.length <= 0xffff && storedMember(content).equals(member) ? content : null;
}
