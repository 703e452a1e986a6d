import '#src/lib/words/welcome-words.ts';
import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { readContexts, readPreferences } from '#src/bff/reads.ts';
import { Welcome } from '#src/features/onboarding/welcome.tsx';
import { keys } from '#src/lib/data/keys.ts';
import { t } from '#src/lib/words/words.ts';
import { Providers } from '../providers.tsx';

export const dynamic = 'force-dynamic';

export const metadata: Metadata = { title: t('welcome.title') };

/** Where a person begins, before there is a room to show. */
export default async function WelcomePage() {
  const [contexts, preferences] = await Promise.all([readContexts(), readPreferences()]);
  const client = new QueryClient();
  client.setQueryData(keys.contexts, contexts);
  client.setQueryData(keys.preferences, preferences);
  return (
    <Providers renderedAtMs={Date.now()}>
      <HydrationBoundary state={dehydrate(client)}>
        <Welcome />
      </HydrationBoundary>
    </Providers>
  );
}
