import 'server-only';

/** The body of a request, null when it has none; `too_large` as soon as it is longer than the bound, whatever it says of its length. */
export async function boundedBody(request: Pick<Request, 'body'>, bytesMax: number): Promise<ArrayBuffer | null | 'too_large'> {
  if (request.body === null) return null;
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  for await (const chunk of request.body) {
    bytes += chunk.byteLength;
    if (bytes > bytesMax) return 'too_large';
    chunks.push(chunk);
  }
  return new Blob(chunks).arrayBuffer();
}
