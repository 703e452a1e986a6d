/** Keys whose deletion a server does not know of yet. */
export type Undelivered = {
  /** Notes keys; the number tells these from what is noted of the same keys later. */
  note(keys: readonly string[]): number;
  has(key: string): boolean;
  /** Strikes off keys that were noted under the number or before it. */
  strike(keys: readonly string[], noted: number): void;
  /** Some of the keys, the oldest first, and the number to strike them off by; null when there are none. */
  next(keysMax: number): { readonly keys: readonly string[]; readonly noted: number } | null;
  /** When there were more than can be remembered, every key counts as noted, until this number is forgotten. Null: not so. */
  readonly overflow: number | null;
  /** To be called when all keys were deleted since the overflow of that number. */
  forgetOverflow(noted: number): void;
};

export function createUndelivered(keysMax: number): Undelivered {
  const numbers = new Map<string, number>();
  let last = 0;
  let overflow: number | null = null;
  return {
    note(keys) {
      last += 1;
      for (const key of keys) {
        numbers.delete(key);
        numbers.set(key, last);
      }
      if (numbers.size > keysMax) {
        overflow = last;
        numbers.clear();
      }
      return last;
    },
    has: (key) => overflow !== null || numbers.has(key),
    strike(keys, noted) {
      for (const key of keys) if ((numbers.get(key) ?? Number.POSITIVE_INFINITY) <= noted) numbers.delete(key);
    },
    next(count) {
      if (numbers.size === 0) return null;
      return { keys: [...numbers.keys()].slice(0, count), noted: last };
    },
    get overflow() {
      return overflow;
    },
    forgetOverflow(noted) {
      if (overflow === noted) overflow = null;
    },
  };
}
