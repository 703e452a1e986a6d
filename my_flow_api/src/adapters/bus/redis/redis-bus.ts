import type { RedisConnection } from 'my_flow_cache/connect-redis';
import type { Bus } from '#src/ports/bus.ts';
import { createListener } from './listener.ts';

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
/** People whose news could not be told are remembered up to this number; the others learn of it by asking the store. */
const untoldMax = 10_000;
const tellAfterMs = 5;

/**
 * Wakes followers in every process that shares a Redis server, over one channel for each person who is followed. While the server is away those of this
 * process are woken at once and by time; when it is back everybody is woken once, since what was said meanwhile is lost.
 */
export function createRedisBus({ connect, local, instanceId, lookEveryMs = 2_000 }: RedisBusOptions): Bus {
  const publisher = connect();
  const untold = new Set<string>();
  const followers = new Map<string, number>();
  const listener = createListener({
    connection: connect(),
    channels: () => [...followers.keys()].map(channelOf),
    onSubscribed: (channel) => local.wake(userOf(channel)),
    onMessage: (channel, sender) => {
      if (sender !== instanceId) local.wake(userOf(channel));
    },
    onListening: (isListening) => local.poll(!isListening),
    lookEveryMs,
  });
  let isOpen = true;

  const toTell = new Set<string>();
  let telling: NodeJS.Timeout | undefined;

  /** Soon: each write to the socket costs as much as a small request, and those of some milliseconds go out in one. */
  function tell(userId: string): void {
    toTell.add(userId);
    telling ??= setTimeout(tellAll, tellAfterMs);
  }

  function tellAll(): void {
    clearTimeout(telling);
    telling = undefined;
    const people = [...toTell];
    toTell.clear();
    if (people.length === 0) return;
    const messages = publisher.pipeline();
    for (const userId of people) messages.publish(channelOf(userId), instanceId);
    messages.exec().then(
      (answers) => remember(people.filter((_, index) => (answers?.[index]?.[0] ?? null) !== null)),
      () => remember(people),
    );
  }

  function remember(people: readonly string[]): void {
    for (const userId of people) if (untold.size < untoldMax) untold.add(userId);
  }

  // Other processes may have had the server all the time, and wait for news of this one.
  publisher.on('ready', () => {
    const people = [...untold];
    untold.clear();
    for (const userId of people) tell(userId);
  });

  return {
    wake(userId) {
      if (!isOpen) return;
      local.wake(userId);
      tell(userId);
    },
    follow(userId, onWake) {
      const stop = local.follow(userId, onWake);
      const count = (followers.get(userId) ?? 0) + 1;
      followers.set(userId, count);
      if (count === 1) listener.add(channelOf(userId));
      let isFollowing = true;
      return () => {
        stop();
        if (!isFollowing) return;
        isFollowing = false;
        const rest = (followers.get(userId) ?? 1) - 1;
        if (rest > 0) {
          followers.set(userId, rest);
        } else {
          followers.delete(userId);
          listener.remove(channelOf(userId));
        }
      };
    },
    async close() {
      isOpen = false;
      tellAll();
      listener.close();
      publisher.disconnect();
      await local.close();
    },
  };
}

function channelOf(userId: string): string {
  return channelPrefix + userId;
}

function userOf(channel: string): string {
  return channel.slice(channelPrefix.length);
}
