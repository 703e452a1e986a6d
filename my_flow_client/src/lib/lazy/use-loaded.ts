'use client';

import { useEffect, useState } from 'react';
import { countMissing } from './missing-parts.ts';

const againMs = 3_000;
/** What has been fetched, by the function that fetched it: another place that wants it has it at once. */
const fetched = new WeakMap<() => Promise<unknown>, unknown>();

/**
 * A part of the page whose code is fetched when it is first wanted; null until it is there. `load` must be the same function each time.
 * `next/dynamic` and `lazy` would do this by Suspense, which holds a part back for 300 ms after its fallback was shown, even when its code is
 * there already: too long between a key and what it opens. A fetch that fails is tried again while the part is wanted; when the person has asked
 * for it, and it is not only fetched ahead, the page says so meanwhile.
 */
export function useLoaded<Part>(load: () => Promise<Part>, isWanted: boolean, isAskedFor = isWanted): Part | null {
  const [, setIsThere] = useState(false);
  // What a function has fetched is what it promises.
  const part = (fetched.get(load) ?? null) as Part | null;
  const isMissing = isWanted && part === null;
  useEffect(() => {
    if (!isMissing) return;
    let isGone = false;
    let isSaid = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const fetchPart = (): void => {
      clearTimeout(timer);
      load().then(
        (value) => {
          fetched.set(load, value);
          if (!isGone) setIsThere(true);
        },
        () => {
          if (isGone) return;
          if (isAskedFor && !isSaid) {
            isSaid = true;
            countMissing(1);
          }
          timer = setTimeout(fetchPart, againMs);
        },
      );
    };
    fetchPart();
    window.addEventListener('online', fetchPart);
    return () => {
      isGone = true;
      clearTimeout(timer);
      window.removeEventListener('online', fetchPart);
      if (isSaid) countMissing(-1);
    };
  }, [isMissing, isAskedFor, load]);
  return part;
}

/** True some time after the first paint, when code that is likely to be wanted can be fetched without keeping anything waiting. */
export function useIsSettled(): boolean {
  const [isSettled, setIsSettled] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsSettled(true), 1_500);
    return () => clearTimeout(timer);
  }, []);
  return isSettled;
}
