/** Bounds a line, against a file that was made to fill the memory; the largest act of a person stays far below. */
const lineBytesMax = 256 * 1024 * 1024;
const lineFeed = 0x0a;

/** The lines of a stream of bytes, in groups as they come, without their line feeds. Throws RangeError for a line that is too long, or without an end. */
export async function* readLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<string[]> {
  let begun: Buffer[] = [];
  let begunBytes = 0;
  for await (const chunk of chunks) {
    const end = chunk.lastIndexOf(lineFeed);
    if (end >= 0) {
      yield Buffer.concat([...begun, chunk.subarray(0, end)])
        .toString()
        .split('\n');
      begun = [];
      begunBytes = 0;
    }
    const rest = chunk.subarray(end + 1);
    if (rest.length > 0) begun.push(rest);
    begunBytes += rest.length;
    if (begunBytes > lineBytesMax) throw new RangeError('a line is too long');
  }
  if (begunBytes > 0) throw new RangeError('the last line has no end');
}
