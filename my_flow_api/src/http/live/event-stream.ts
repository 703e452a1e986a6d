import type { ServerResponse } from 'node:http';

/** An open `text/event-stream` answer. Source: https://html.spec.whatwg.org/multipage/server-sent-events.html. */
export type EventStream = {
  /** Sends one event; `data` is JSON and so has no line break. A reader that lags too far behind is cut off: it comes back and resumes. */
  send(event: string, data: string, id?: number): void;
  /** Ends the stream; with a time, its reader is told to wait that long before it comes back. */
  end(retryMs?: number): void;
};

/** What a browser waits before it comes back. */
const retryMs = 2_000;

/** Begins the stream on a response whose headers are not sent yet. */
export function openEventStream(response: ServerResponse, headers: Record<string, string>, bufferedBytesMax: number): EventStream {
  response.writeHead(200, {
    ...headers,
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache, no-transform',
    // nginx would hold events back until its buffer is full.
    'x-accel-buffering': 'no',
  });
  response.on('error', () => response.destroy());

  function write(text: string): void {
    if (response.writableEnded || response.destroyed) return;
    if (response.writableLength > bufferedBytesMax) response.destroy();
    else response.write(text);
  }

  write(`retry: ${retryMs}\n\n`);
  return {
    send: (event, data, id) => write(`${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${data}\n\n`),
    end(comesBackAfterMs) {
      if (comesBackAfterMs !== undefined) write(`retry: ${comesBackAfterMs}\n\n`);
      response.end();
    },
  };
}
