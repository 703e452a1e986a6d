import { call } from '#src/lib/api/call.ts';
import { type News, silentMs } from './news.ts';

/** After an answer that is no stream, such as a 503 while the server restarts, at which the browser gives up. */
const againMs = 1_500;
/** A stream that has not begun by then is asked for once more. */
const openWithinMs = 15_000;

/** Opens the live stream behind `lastSeq()`, and opens it again for as long as nobody calls what comes back, which ends it. */
export function openStream(lastSeq: () => number, tell: (news: News) => void): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const openIn = (ms: number, isBroken: boolean) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (isBroken) tell({ kind: 'broken' });
      open();
    }, ms);
  };
  const hear = (news: News) => {
    openIn(silentMs, true);
    tell(news);
  };
  const open = () => {
    source?.close();
    const opened = new EventSource(`/api/v1/live?lastEventId=${lastSeq()}`);
    source = opened;
    openIn(openWithinMs, true);
    opened.addEventListener('ready', () => hear({ kind: 'open', afterSeq: lastSeq() }));
    opened.addEventListener('beat', () => hear({ kind: 'beat', afterSeq: lastSeq() }));
    opened.addEventListener('act', ({ data, lastEventId }: MessageEvent<string>) => {
      const seq = Number(lastEventId);
      hear({ kind: 'act', seq, afterSeq: Math.min(lastSeq(), seq - 1), data });
    });
    opened.addEventListener('reset', ({ lastEventId }) => hear({ kind: 'reset', seq: Number(lastEventId) }));
    opened.onerror = () => {
      tell({ kind: 'broken' });
      if (opened.readyState !== EventSource.CLOSED) return openIn(openWithinMs, true);
      // The browser does not tell why. A call does, and leads to the sign-in page when the session is over.
      void call('getPreferences', {}).catch(() => undefined);
      openIn(againMs, false);
    };
  };
  window.addEventListener('online', open);
  open();
  return () => {
    window.removeEventListener('online', open);
    clearTimeout(timer);
    source?.close();
  };
}
