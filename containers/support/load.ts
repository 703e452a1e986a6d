import { setTimeout as sleep } from 'node:timers/promises';

export type LoadResult = {
  readonly sent: number;
  readonly failed: readonly string[];
  /** From the moment at which the request was due, so that a late sender hides nothing. */
  readonly latenciesMs: readonly number[];
  /** How long requests were sent. */
  readonly seconds: number;
};

/**
 * Sends a request every so many milliseconds, whether the ones before are answered or not, until told to stop; `send` throws, or gives a status. Any status
 * of 400 and more is a failure.
 */
export async function sendSteadily(everyMs: number, stop: AbortSignal, send: (number: number) => Promise<number>): Promise<LoadResult> {
  const failed: string[] = [];
  const latenciesMs: number[] = [];
  const flying = new Set<Promise<void>>();
  const beganMs = performance.now();
  let sent = 0;
  while (!stop.aborted) {
    const dueMs = beganMs + sent * everyMs;
    const leftMs = dueMs - performance.now();
    if (leftMs > 0) await sleep(leftMs);
    const number = sent;
    sent += 1;
    const one = send(number)
      .then(
        (status) => void (status >= 400 && failed.push(`${number}: ${status}`)),
        (error: unknown) => void failed.push(`${number}: ${String(error)}`),
      )
      .finally(() => {
        latenciesMs.push(performance.now() - dueMs);
        flying.delete(one);
      });
    flying.add(one);
  }
  const seconds = (performance.now() - beganMs) / 1000;
  await Promise.all(flying);
  return { sent, failed, latenciesMs, seconds };
}

/** The value below which so many hundredths of the values lie. */
export function percentile(values: readonly number[], hundredths: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * hundredths) / 100))] ?? Number.NaN;
}
