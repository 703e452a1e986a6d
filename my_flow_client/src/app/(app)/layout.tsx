import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { readContexts, readLastSeq, readPreferences, readSummaries } from '#src/bff/reads.ts';
import { canSignOut } from '#src/bff/session.ts';
import { SignOutAction } from '#src/features/sign-in/sign-out-action.tsx';
import { keys } from '#src/lib/data/keys.ts';
import { Providers } from '../providers.tsx';
import { Frame } from './frame.tsx';

export const dynamic = 'force-dynamic';

/** What stands around every page of a person who is signed in. */
export default async function AppLayout({ children }: { children: ReactNode }) {
  const seq = await readLastSeq();
  const [contexts, summaries, preferences] = await Promise.all([readContexts(), readSummaries(), readPreferences()]);
  const client = new QueryClient();
  client.setQueryData(keys.contexts, contexts);
  client.setQueryData(keys.summaries, summaries);
  client.setQueryData(keys.preferences, preferences);
  return (
    <Providers renderedAtMs={Date.now()}>
      <HydrationBoundary state={dehydrate(client)}>
        <Frame seq={seq}>{children}</Frame>
        {canSignOut() && <SignOutAction />}
      </HydrationBoundary>
    </Providers>
  );
}
