'use client';

import { useMemo } from 'react';
import { usePreferences, useZone } from '#src/lib/data/queries.ts';
import type { TimeFrame } from './time-frame.ts';
import { useNowMs } from './use-now.ts';

/** Where and when the person looks at things; the same on the server and in the first paint of the browser. */
export function useTimeFrame(): TimeFrame {
  const nowMs = useNowMs();
  const zone = useZone();
  const { locale } = usePreferences();
  return useMemo(() => ({ nowMs, zone, locale }), [nowMs, zone, locale]);
}
