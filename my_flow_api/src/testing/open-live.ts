/** One block of an event stream: an event, or a comment. */
export type LiveBlock = {
  readonly id?: string;
  readonly event?: string;
  readonly data?: string;
  readonly retry?: string;
  readonly comment?: string;
};

export type LiveReader = {
  readonly response: Response;
  /** The next block that is accepted; null when the stream has ended. Throws when none comes in time. */
  next(accept?: (block: LiveBlock) => boolean): Promise<LiveBlock | null>;
  close(): void;
};

const waitMsMax = 5_000;

/** Opens a live stream over a real connection and reads it as the specification says; `lost` cuts the connection. */
export async function openLive(url: string, headers: Record<string, string>, lost?: AbortSignal): Promise<LiveReader> {
  const leave = new AbortController();
  const response = await fetch(url, { headers, signal: lost ?? leave.signal });
  const blocks = readBlocks(response.body);
  return {
    response,
    async next(accept = (block) => block.event !== undefined) {
      const deadline = AbortSignal.timeout(waitMsMax);
      for (;;) {
        const { value, done } = await Promise.race([blocks.next(), expired(deadline)]);
        if (done) return null;
        if (accept(value)) return value;
      }
    },
    close: () => leave.abort(),
  };
}

async function* readBlocks(body: ReadableStream<Uint8Array> | null): AsyncGenerator<LiveBlock, void> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    const parts = text.split('\n\n');
    text = parts.pop() ?? '';
    for (const part of parts) yield blockOf(part);
  }
}

function blockOf(text: string): LiveBlock {
  const fields = text.split('\n').map((line): [string, string] => {
    const at = line.indexOf(':');
    return [at === 0 ? 'comment' : line.slice(0, at), line.slice(at + 1).trim()];
  });
  return Object.fromEntries(fields);
}

function expired(deadline: AbortSignal): Promise<never> {
  return new Promise((_, reject) => deadline.addEventListener('abort', () => reject(new Error('no such event came in time'))));
}
