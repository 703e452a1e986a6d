import type { Watch } from '#src/ports/watch.ts';

/** Several that look on as one; the first is the outermost. */
export function joinWatches(watches: readonly Watch[]): Watch {
  const [first, ...rest] = watches;
  if (first === undefined) throw new RangeError('nobody watches');
  return rest.reduce(joinTwo, first);
}

function joinTwo(outer: Watch, inner: Watch): Watch {
  return {
    request(request) {
      const [first, second] = [outer.request(request), inner.request(request)];
      return {
        within: (act) => first.within(() => second.within(act)),
        answered(status) {
          second.answered(status);
          first.answered(status);
        },
      };
    },
    run: (work, act) => outer.run(work, () => inner.run(work, act)),
    count(counted, word, times) {
      outer.count(counted, word, times);
      inner.count(counted, word, times);
    },
  };
}
