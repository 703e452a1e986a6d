'use client';

import { useEffect, useState } from 'react';

/**
 * A part of the page whose code is fetched when it is first wanted; null until it is there. `load` must be the same function each time.
 * `next/dynamic` and `lazy` would do this by Suspense, which holds a part back for 300 ms after its fallback was shown, even when its code is
 * there already: too long between a key and what it opens. A fetch that fails is tried again the next time it is wanted.
 */
export function useLoaded<Part>(load: () => Promise<Part>, isWanted: boolean): Part | null {
  const [part, setPart] = useState<{ readonly value: Part } | null>(null);
  const isMissing = isWanted && part === null;
  useEffect(() => {
    if (!isMissing) return;
    let isGone = false;
    load().then(
      (value) => !isGone && setPart({ value }),
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  }, [isMissing, load]);
  return part?.value ?? null;
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
