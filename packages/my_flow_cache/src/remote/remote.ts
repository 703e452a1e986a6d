import type { Count } from '../cache.ts';

/**
 * The few commands that are sent to a server. Each throws when it was not carried out, or may not have been; each may take for ever, since whoever calls
 * has a deadline. Times are whole milliseconds above 0.
 */
export interface Remote {
  get(key: string): Promise<string | null>;
  set(key: string, value: string, ttlMs: number): Promise<void>;
  delete(keys: readonly string[]): Promise<void>;
  /** Null when a text is there that is no count. */
  increment(key: string, ttlMs: number, by: number): Promise<Count | null>;
  /** Deletes every key that begins with the prefix. */
  deleteAll(prefix: string): Promise<void>;
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** One round trip: the count, and what is left of its time in milliseconds. A count without an end, left by who knows whom, gets one. */
export const countScript = `local count = redis.call('INCRBY', KEYS[1], ARGV[2])
local left = redis.call('PTTL', KEYS[1])
if left < 0 then
  redis.call('PEXPIRE', KEYS[1], ARGV[1])
  left = tonumber(ARGV[1])
end
return {count, left}`;

/** What the script answers, as a count. Throws for anything else. */
export function countOf(answer: unknown): Count {
  const [count, endsInMs] = Array.isArray(answer) ? answer.map(Number) : [];
  if (count === undefined || endsInMs === undefined || !Number.isSafeInteger(count)) throw new TypeError('that is no count');
  return { count, endsInMs: Math.max(1, endsInMs) };
}

/** Whether a server refused to count because of the text under the key. */
export function isNoCount(error: unknown): boolean {
  return error instanceof Error && /not an integer|WRONGTYPE/i.test(error.message);
}

/** A pattern of Redis for the keys that begin with a prefix. */
export function globOf(prefix: string): string {
  return `${prefix.replace(/[\\*?[\]]/g, '\\$&')}*`;
}
