import type { Bus } from '#src/ports/bus.ts';

type Follower = { readonly onWake: () => void };

/** Wakes followers within this process, soon after `wake` returned. A follower that throws is reported as a process warning and harms no other. */
export function createInProcessBus(): Bus {
  const followers = new Map<string, Set<Follower>>();
  const woken = new Set<string>();

  function deliver(userId: string): void {
    woken.delete(userId);
    for (const follower of followers.get(userId) ?? []) {
      try {
        follower.onWake();
      } catch (error) {
        process.emitWarning(error instanceof Error ? error : String(error));
      }
    }
  }

  return {
    wake(userId) {
      if (woken.has(userId) || !followers.has(userId)) return;
      woken.add(userId);
      queueMicrotask(() => deliver(userId));
    },
    follow(userId, onWake) {
      const follower = { onWake };
      const group = followers.get(userId) ?? new Set();
      followers.set(userId, group.add(follower));
      return () => {
        group.delete(follower);
        if (group.size === 0 && followers.get(userId) === group) followers.delete(userId);
      };
    },
    close() {
      followers.clear();
      return Promise.resolve();
    },
  };
}
