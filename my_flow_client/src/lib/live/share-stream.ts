import { type News, silentMs } from './news.ts';
import { openStream } from './open-stream.ts';
import { takeTurns } from './take-turns.ts';

type Shared = { readonly lastSeq: () => number; readonly hear: (news: News) => void };
type Message = News | { readonly kind: 'hidden' };

/**
 * Follows the live stream together with all tabs of this browser, since browsers open six connections to one server over HTTP/1.1, and a stream
 * takes one. The tab that was seen last has it: browsers slow down the timers of those that are hidden. Whoever has missed something takes the
 * stream over, and resumes behind what it has seen. Ends by what comes back.
 */
export function shareStream(shared: Shared): () => void {
  let end: (() => void) | null = null;
  const begin = () => {
    end ??= start(shared);
  };
  const leave = () => {
    end?.();
    end = null;
  };
  // A page in the browser's cache of pages, and one that is frozen, hears nothing: it lets another have the stream until it is back.
  const events = [
    [window, 'pagehide', leave],
    [window, 'pageshow', begin],
    [document, 'freeze', leave],
    [document, 'resume', begin],
  ] as const;
  for (const [target, name, listener] of events) target.addEventListener(name, listener);
  begin();
  return () => {
    for (const [target, name, listener] of events) target.removeEventListener(name, listener);
    leave();
  };
}

function start(shared: Shared): () => void {
  const name = nameOfPerson();
  // Browsers offer locks to secure pages alone; MyFlow on a home network may be served over plain http.
  return name !== null && 'locks' in navigator && 'BroadcastChannel' in window ? together(name, shared) : whileSeen(shared);
}

function together(name: string, { lastSeq, hear }: Shared): () => void {
  const channel = new BroadcastChannel(name);
  let endStream: (() => void) | null = null;
  let silence: ReturnType<typeof setTimeout> | undefined;
  const isSeen = () => !document.hidden;
  const say = (message: Message) => channel.postMessage(message);
  const leaveToSeen = () => {
    if (!isSeen()) say({ kind: 'hidden' });
  };
  const endIt = () => {
    clearTimeout(silence);
    endStream?.();
    endStream = null;
  };
  const onTurn = () => {
    endIt();
    endStream = openStream(lastSeq, (news) => {
      say(news);
      hear(news);
    });
    leaveToSeen();
  };
  const turn = takeTurns(name, onTurn, endIt);
  const takeIfSeen = () => {
    if (isSeen() && endStream === null) turn.take();
  };
  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if (data.kind === 'hidden') return takeIfSeen();
    const isBehind = 'afterSeq' in data && data.afterSeq > lastSeq();
    if (endStream === null) {
      clearTimeout(silence);
      silence = setTimeout(takeIfSeen, silentMs);
      // One that is hidden stays behind until it is shown, and would otherwise take the stream from one that is seen.
      if (isBehind) takeIfSeen();
      else hear(data);
      // Another has taken the stream, which this tab may not have been told yet: its own may end before it tells the same.
    } else if (data.kind === 'act' && !isBehind) hear(data);
  };
  const onVisibility = () => {
    if (endStream === null) takeIfSeen();
    else leaveToSeen();
  };
  document.addEventListener('visibilitychange', onVisibility);
  takeIfSeen();
  return () => {
    document.removeEventListener('visibilitychange', onVisibility);
    channel.close();
    turn.leave();
    endIt();
  };
}

/** A stream of this tab's own, which would hold the connections of the other tabs if it went on while nobody sees it. */
function whileSeen({ lastSeq, hear }: Shared): () => void {
  let endStream: (() => void) | null = null;
  const look = () => {
    endStream?.();
    endStream = document.hidden ? null : openStream(lastSeq, hear);
  };
  document.addEventListener('visibilitychange', look);
  look();
  return () => {
    document.removeEventListener('visibilitychange', look);
    endStream?.();
  };
}

/** Tabs of different people share nothing; null where the browser does not say whose tab this is. */
function nameOfPerson(): string | null {
  try {
    return `myflow:live:${localStorage.getItem('myflow:person')}`;
  } catch {
    return null;
  }
}
