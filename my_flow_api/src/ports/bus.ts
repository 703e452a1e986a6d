/**
 * Wakes those who follow a person's acts. It carries nothing and promises at least one wake-up while it works;
 * what happened is read from the store, so a lost wake-up delays an update and never loses one.
 */
export interface Bus {
  /** Wakes every follower of the person, in this process and, where the adapter can, in others. Never throws, never waits. */
  wake(userId: string): void;
  /** Calls `onWake` after each wake-up of the person until the returned function is called. */
  follow(userId: string, onWake: () => void): () => void;
  close(): Promise<void>;
}
