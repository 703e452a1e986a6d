import type { RedisConnection } from 'my_flow_cache/connect-redis';

export type ListenerOptions = {
  readonly connection: RedisConnection;
  /** All that is to be listened to now. */
  readonly channels: () => readonly string[];
  /** Told when the server has heard of a channel: what was said there before is lost. */
  readonly onSubscribed: (channel: string) => void;
  readonly onMessage: (channel: string, message: string) => void;
  /** Told whether all channels are heard; at first they are not. */
  readonly onListening: (isListening: boolean) => void;
  readonly lookEveryMs: number;
};

/** Listens to channels for as long as it takes, over any number of connections. */
export type Listener = { add(channel: string): void; remove(channel: string): void; close(): void };

/** Subscribed to at a time, with a pause behind each, so that after an outage not everybody asks the store at once. */
const channelsMax = 200;
const pauseMs = 20;

export function createListener({ connection, channels, onSubscribed, onMessage, onListening, lookEveryMs }: ListenerOptions): Listener {
  let isListening = false;
  let isWaiting = false;
  /** Grows with each beginning and each loss, so that what belongs to an earlier one is let go. */
  let attempt = 0;

  async function begin(): Promise<void> {
    attempt += 1;
    const own = attempt;
    isListening = true;
    const all = channels();
    for (let at = 0; at < all.length; at += channelsMax) {
      const some = all.slice(at, at + channelsMax);
      await connection.subscribe(...some);
      if (own !== attempt) return;
      some.forEach(onSubscribed);
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
    if (own === attempt) onListening(true);
  }

  function lose(): void {
    attempt += 1;
    isListening = false;
    onListening(false);
  }

  /** A server that does not let this user listen is asked again by and by. */
  function beginOrLose(): void {
    begin().catch(lose);
  }

  /** A listener hears nothing from a server that has gone without a word, nor from one without news: so it asks for a sign of life. */
  function look(): void {
    if (connection.status !== 'ready') return;
    if (isWaiting) {
      isWaiting = false;
      connection.disconnect(true);
      return;
    }
    if (!isListening) beginOrLose();
    isWaiting = true;
    connection.ping().then(
      () => {
        isWaiting = false;
      },
      () => {},
    );
  }

  connection.on('ready', () => {
    isWaiting = false;
    beginOrLose();
  });
  connection.on('close', lose);
  connection.on('message', onMessage);
  const watch = setInterval(look, lookEveryMs);
  watch.unref();
  return {
    add(channel) {
      if (connection.status === 'ready') connection.subscribe(channel).then(() => onSubscribed(channel), lose);
    },
    remove(channel) {
      if (connection.status === 'ready') connection.unsubscribe(channel).catch(() => {});
    },
    close() {
      clearInterval(watch);
      connection.off('close', lose);
      connection.disconnect();
    },
  };
}
