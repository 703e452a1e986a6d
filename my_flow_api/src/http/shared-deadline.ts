import { Failure } from '#src/domain/failure.ts';

/** Deadlines are looked at so many times within the time that they allow: they come late by an eighth at most. */
const looksPerTimeout = 8;

type Waiting = { readonly endsMs: number; readonly reject: (error: Failure) => void };

/**
 * Makes the deadline of a kind of work: the outcome of a promise, or Failure `timeout` when it takes longer. What it does goes on unheard: a deadline
 * frees the caller, not the work. One timer looks after all that wait, since a timer of its own for each request costs more than the rest of the wait.
 */
export function createSharedDeadline(timeoutMs: number): <Value>(work: Promise<Value>) => Promise<Value> {
  const everyMs = Math.max(1, timeoutMs / looksPerTimeout);
  const waiting = new Set<Waiting>();
  let isTimed = false;

  /** Nothing stays alive for its sake. */
  function time(): void {
    if (isTimed || waiting.size === 0) return;
    isTimed = true;
    setTimeout(look, everyMs).unref();
  }

  function look(): void {
    const nowMs = performance.now();
    // Oldest first, as they were added.
    for (const one of waiting) {
      if (one.endsMs > nowMs) break;
      waiting.delete(one);
      one.reject(new Failure('timeout', `took longer than ${timeoutMs} ms`));
    }
    isTimed = false;
    time();
  }

  return (work) =>
    new Promise((resolve, reject) => {
      const one = { endsMs: performance.now() + timeoutMs, reject };
      waiting.add(one);
      time();
      work.then(
        (value) => {
          waiting.delete(one);
          resolve(value);
        },
        (error: unknown) => {
          waiting.delete(one);
          reject(error);
        },
      );
    });
}
