'use client';

import { createContext, useContext, useEffect, useState } from 'react';

/** The server's time when the page was rendered: the first paint in the browser has to say the same as the server's. */
export const RenderedAt = createContext<number>(0);

/** The time in milliseconds, renewed every half minute. */
export function useNowMs(): number {
  const [nowMs, setNowMs] = useState(useContext(RenderedAt));
  useEffect(() => {
    setNowMs(Date.now());
    const timer = setInterval(() => setNowMs(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return nowMs;
}
