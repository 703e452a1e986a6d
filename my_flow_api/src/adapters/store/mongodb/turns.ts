/** Lets those who ask for the same key go one behind the other, in the order in which they came. */
export type Turns = ReturnType<typeof createTurns>;

export function createTurns() {
  const last = new Map<string, Promise<unknown>>();

  return {
    take<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
      const before = last.get(key);
      const result = before === undefined ? work() : before.then(work, work);
      last.set(key, result);
      const leave = () => {
        if (last.get(key) === result) last.delete(key);
      };
      result.then(leave, leave);
      return result;
    },
    /** Resolves when nobody is left, also of those who come in the meantime. */
    async allDone(): Promise<void> {
      while (last.size > 0) await Promise.allSettled(last.values());
    },
  };
}
