import 'server-only';

type Bytes = Uint8Array<ArrayBuffer>;

const returnMsMin = 250;
const returnMsSpread = 3_000;
let returns = 0;

/**
 * Passes a live stream through until the signal, and then ends it as a stream that is at its end, not as a connection that broke. Its reader is told when to come
 * back: one after the other, evenly over the time, unless `returnMs` says otherwise.
 */
export function endableStream(source: ReadableStream<Bytes>, end: AbortSignal, returnMs = spreadReturnMs): ReadableStream<Bytes> {
  const reader = source.getReader();
  // A read that waits is told that there is no more.
  const stop = () => void reader.cancel().catch(() => {});
  end.addEventListener('abort', stop, { once: true });
  return new ReadableStream<Bytes>({
    async pull(controller) {
      try {
        const next = end.aborted ? { done: true as const } : await reader.read();
        if (!next.done) return controller.enqueue(next.value);
        end.removeEventListener('abort', stop);
        if (end.aborted) controller.enqueue(new TextEncoder().encode(`retry: ${returnMs()}\n\n`));
        controller.close();
      } catch (error) {
        end.removeEventListener('abort', stop);
        throw error;
      }
    },
    cancel(reason) {
      end.removeEventListener('abort', stop);
      return reader.cancel(reason);
    },
  });
}

function spreadReturnMs(): number {
  const goldenRatio = 0.618_033_988_749_895;
  returns += 1;
  return Math.round(returnMsMin + ((returns * goldenRatio) % 1) * returnMsSpread);
}
