import { IdentityError } from '#src/ports/identity.ts';

/** A discovery document has some kilobytes, a set of keys too. */
const bytesMax = 256 * 1024;

/** What an address of the issuer answers as JSON. Throws IdentityError when it does not answer in time, well, or briefly enough. */
export async function fetchJson(url: string, timeoutMs: number): Promise<unknown> {
  try {
    const headers = { accept: 'application/json' };
    const response = await fetch(url, { headers, redirect: 'error', signal: AbortSignal.timeout(timeoutMs) });
    if (!response.ok) throw new IdentityError(`it answered with the status ${response.status}`);
    return JSON.parse(await boundedText(response));
  } catch (error) {
    throw new IdentityError(`The issuer could not be asked at ${url}: ${reasonOf(error, timeoutMs)}`, { cause: error });
  }
}

async function boundedText(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  // Of bytes, as every body is; the type says anything.
  const chunks = response.body as ReadableStream<Uint8Array> | null;
  for await (const chunk of chunks ?? []) {
    bytes += chunk.byteLength;
    if (bytes > bytesMax) throw new IdentityError(`the answer is longer than ${bytesMax} bytes`);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** Of a connection that failed, `fetch` tells the reason one level down. */
function reasonOf(error: unknown, timeoutMs: number): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `no answer within ${timeoutMs} ms`;
  if (error instanceof SyntaxError) return 'the answer is not JSON';
  return error.cause instanceof Error ? error.cause.message || error.message : error.message;
}
