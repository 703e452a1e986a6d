/** Counts the open streams of each person. */
export type StreamCount = {
  /** Takes a place, and returns what gives it back (any number of times); null when the person has no place left. */
  enter(userId: string): (() => void) | null;
};

export function createStreamCount(perUserMax: number): StreamCount {
  const counts = new Map<string, number>();
  return {
    enter(userId) {
      const count = counts.get(userId) ?? 0;
      if (count >= perUserMax) return null;
      counts.set(userId, count + 1);
      return once(() => {
        const rest = (counts.get(userId) ?? 1) - 1;
        if (rest > 0) counts.set(userId, rest);
        else counts.delete(userId);
      });
    },
  };
}

function once(act: () => void): () => void {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    act();
  };
}
