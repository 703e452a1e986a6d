import type { RedisConnection } from 'my_flow_cache/connect-redis';
import type { Bus } from '#src/ports/bus.ts';

export type RedisBusOptions = {
  /** Opens a connection; called twice, since one that listens can do nothing else. */
  readonly connect: () => RedisConnection;
  /** Wakes those of this process, and while `poll` is on wakes them again and again. */
  readonly local: Bus & { poll(isOn: boolean): void };
  /** Unlike that of any other process: tells messages of one's own, which were delivered already, from those of others. */
  readonly instanceId: string;
  /** How often the server is asked whether it is still there, in milliseconds; absent: 2,000. */
  readonly lookEveryMs?: number;
};

const channelPrefix = 'myflow:wake:';
/** Subscribed to at a time, with a pause behind each, so that after an outage the store is not asked for everybody at once. */
const channelsMax = 200;
const pauseMs = 20;

/**
 * Wakes followers in every process that shares a Redis server, over one channel for each person who is followed. While the server is away those of this
 * process are woken at once and by time; when it is back everybody is woken once, since what was said meanwhile is lost.
 */
export function createRedisBus({ connect, local, instanceId, lookEveryMs = 2_000 }: RedisBusOptions): Bus {
  const publisher = connect();
  const subscriber = connect();
  const followers = new Map<string, number>();
  let isOpen = true;
  /** Grows with each connection, so that what belongs to an earlier one is let go. */
  let connection = 0;

  async function listenAgain(): Promise<void> {
    connection += 1;
    const own = connection;
    const people = [...followers.keys()];
    for (let at = 0; at < people.length && own === connection; at += channelsMax) {
      const some = people.slice(at, at + channelsMax).filter((userId) => followers.has(userId));
      if (some.length > 0) await subscriber.subscribe(...some.map(channelOf));
      for (const userId of some) local.wake(userId);
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
    if (own === connection) local.poll(false);
  }

  function lose(): void {
    connection += 1;
    if (isOpen) local.poll(true);
  }

  subscriber.on('ready', () => void listenAgain().catch(() => subscriber.disconnect(true)));
  subscriber.on('close', lose);
  subscriber.on('message', (channel, sender) => {
    if (sender !== instanceId) local.wake(channel.slice(channelPrefix.length));
  });
  const watch = watchOver(subscriber, lookEveryMs);

  function begin(userId: string): void {
    if (subscriber.status !== 'ready') return;
    // What was said before the server had heard of it is lost too.
    subscriber.subscribe(channelOf(userId)).then(
      () => local.wake(userId),
      () => {},
    );
  }

  function end(userId: string): void {
    followers.delete(userId);
    if (subscriber.status === 'ready') subscriber.unsubscribe(channelOf(userId)).catch(() => {});
  }

  return {
    wake(userId) {
      if (!isOpen) return;
      local.wake(userId);
      publisher.publish(channelOf(userId), instanceId).catch(() => {});
    },
    follow(userId, onWake) {
      const stop = local.follow(userId, onWake);
      const count = (followers.get(userId) ?? 0) + 1;
      followers.set(userId, count);
      if (count === 1 && isOpen) begin(userId);
      let isFollowing = true;
      return () => {
        stop();
        if (!isFollowing) return;
        isFollowing = false;
        const rest = (followers.get(userId) ?? 1) - 1;
        if (rest > 0) followers.set(userId, rest);
        else end(userId);
      };
    },
    async close() {
      isOpen = false;
      clearInterval(watch);
      publisher.disconnect();
      subscriber.disconnect();
      await local.close();
    },
  };
}

function channelOf(userId: string): string {
  return channelPrefix + userId;
}

/** Asks for a sign of life: a listener hears nothing from a server that has gone without a word, nor from one without news. */
function watchOver(subscriber: RedisConnection, everyMs: number): NodeJS.Timeout {
  let isWaiting = false;
  const watch = setInterval(() => {
    if (subscriber.status !== 'ready') {
      isWaiting = false;
    } else if (isWaiting) {
      isWaiting = false;
      subscriber.disconnect(true);
    } else {
      isWaiting = true;
      subscriber.ping().then(
        () => {
          isWaiting = false;
        },
        () => {},
      );
    }
  }, everyMs);
  watch.unref();
  return watch;
}
