import type { Clock } from '#src/ports/clock.ts';
import { compareClocks } from './compare-clocks.ts';
import type { Finding } from './finding.ts';

const waitMs = 4_000;
const bytesMax = 1024 * 1024;

/** `json` is null when the body is none, or is too large. `clocks` compares by the header `Date`, which is whole seconds. */
export type BoundedAnswer = { readonly status: number; readonly json: unknown; readonly clocks: (who: string) => Finding[] };

/** Asks once, follows no redirect, and reads no more than a megabyte. Throws what `fetch` throws. */
export async function fetchBounded(url: string, clock: Clock, init: RequestInit = {}): Promise<BoundedAnswer> {
  const askedMs = clock.nowMs();
  const response = await fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(waitMs) });
  const answeredMs = clock.nowMs();
  const theirMs = Date.parse(response.headers.get('date') ?? '');
  return {
    status: response.status,
    json: await jsonOf(response),
    clocks: (who) => (Number.isNaN(theirMs) ? [] : [compareClocks({ who, theirMs, askedMs: askedMs - 1_000, answeredMs })]),
  };
}

async function jsonOf(response: Response): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const body: AsyncIterable<Uint8Array> | null = response.body;
  if (body === null) return null;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > bytesMax) return null;
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return null;
  }
}
