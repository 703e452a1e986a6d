/**
 * Keeps short-lived texts that replicas share. It is never the truth: a miss and an outage look alike to a reader, and nothing on a request's
 * path throws because of it. Every call is bounded in time.
 */
export interface Cache {
  /** The text under a key; null when there is none, it is past its time, or the cache cannot be asked in time. A count reads as its digits. */
  get(key: string): Promise<string | null>;
  /**
   * Keeps a text for a time in milliseconds, in place of what was there. An outage is no error: the text is then not kept, and what was there before
   * counts as deleted, since it is no longer what the caller believes.
   */
  set(key: string, value: string, ttlMs: number): Promise<void>;
  /** Forgets keys. Never dropped silently: until an outage is over and the delete was carried out, this process reads them as missing. */
  delete(keys: readonly string[]): Promise<void>;
  /**
   * Counts one more under a key, or `by` more, the first of which starts a time in milliseconds after which the count ends; null when it cannot be counted,
   * also because a text is there that is no count. Callers at the same moment get different counts, so that the one who gets 1 holds the key until it
   * ends or is deleted.
   */
  increment(key: string, ttlMs: number, by?: number): Promise<Count | null>;
  /** Whether it answered when it was asked last: tells, after a miss, a cache that holds nothing from one that is out of reach. */
  reachable(): boolean;
  /** Resolves when the cache answers; throws when it does not. */
  ping(): Promise<void>;
  /** Afterwards every read is a miss. */
  close(): Promise<void>;
}

/** How often a key was counted, and in how many milliseconds the count ends. */
export type Count = { readonly count: number; readonly endsInMs: number };
