'use client';

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { RenderedAt } from '#src/lib/time/use-now.ts';

/** The query cache and the time of the first paint. */
export function Providers({ renderedAtMs, children }: { renderedAtMs: number; children: ReactNode }) {
  const [client] = useState(
    // The live stream keeps what was read up to date, so nothing grows stale by age alone.
    () => new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY, retry: 1, refetchOnWindowFocus: false } } }),
  );
  return (
    <QueryClientProvider client={client}>
      <RenderedAt value={renderedAtMs}>{children}</RenderedAt>
    </QueryClientProvider>
  );
}
