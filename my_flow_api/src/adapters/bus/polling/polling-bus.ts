import type { Bus } from '#src/ports/bus.ts';

export type PollingBusOptions = {
  /** Wakes those of this process. */
  readonly local: Bus;
  /** How often everybody who is followed here is woken although nothing was heard, in milliseconds; absent: 1,000. */
  readonly everyMs?: number;
};

export type PollingBus = Bus & {
  /** Switches the waking by time off or on; on at first. Wake-ups of this process are delivered all the same. */
  poll(isOn: boolean): void;
};

/** People are woken in so many groups, one behind the other, so that the store is not asked for all of them at once. */
const groupsMax = 20;

/** For where there is nothing that tells other processes: wakes every followed person again and again, and whoever follows asks the store what is new. */
export function createPollingBus({ local, everyMs = 1_000 }: PollingBusOptions): PollingBus {
  const groups = Array.from({ length: groupsMax }, () => new Map<string, number>());
  let timer: NodeJS.Timeout | null = null;
  let isOn = true;
  let isOpen = true;
  let people = 0;
  let turn = 0;

  function settle(): void {
    const isWanted = isOn && isOpen && people > 0;
    if (isWanted && timer === null) {
      timer = setInterval(() => {
        turn = (turn + 1) % groupsMax;
        for (const userId of groups[turn]?.keys() ?? []) local.wake(userId);
      }, everyMs / groupsMax);
      timer.unref();
    } else if (!isWanted && timer !== null) {
      clearInterval(timer);
      timer = null;
    }
  }

  function count(userId: string, more: 1 | -1): void {
    const group = groups[groupOf(userId)];
    const followers = (group?.get(userId) ?? 0) + more;
    if (followers > 0) group?.set(userId, followers);
    else group?.delete(userId);
    if (followers === 0 || (followers === 1 && more === 1)) people += more;
    settle();
  }

  return {
    wake: (userId) => local.wake(userId),
    follow(userId, onWake) {
      const stop = local.follow(userId, onWake);
      let isFollowing = true;
      count(userId, 1);
      return () => {
        stop();
        if (isFollowing) count(userId, -1);
        isFollowing = false;
      };
    },
    poll(on) {
      isOn = on;
      settle();
    },
    async close() {
      isOpen = false;
      settle();
      await local.close();
    },
  };
}

function groupOf(userId: string): number {
  let sum = 0;
  for (let index = 0; index < userId.length; index += 1) sum = (sum * 31 + userId.charCodeAt(index)) % 1_000_003;
  return sum % groupsMax;
}
