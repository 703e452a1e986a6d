/**
 * Keeps short-lived texts that replicas share. It is never the truth: a miss and an outage look alike to a reader, and nothing on a request's
 * path throws because of it.
 */
export interface Cache {
  /** The text under a key, null when there is none, it is past its time, or the cache cannot be asked in time. */
  get(key: string): Promise<string | null>;
  /** Keeps a text for a time in milliseconds. An outage is no error: the text is then not kept. */
  set(key: string, value: string, ttlMs: number): Promise<void>;
  /** Forgets keys. Never dropped silently: until an outage is over and the delete was carried out, this process reads them as missing. */
  delete(keys: readonly string[]): Promise<void>;
  /** Counts one more under a key, the first of which starts a time in milliseconds after which the count ends; null when it cannot be counted. */
  increment(key: string, ttlMs: number): Promise<{ readonly count: number; readonly endsInMs: number } | null>;
  /** Resolves when the cache answers; throws when it does not. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
