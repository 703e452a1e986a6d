import '#src/lib/words/history-words.ts';
import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { readContextsIn, readNewestActs } from '#src/bff/reads.ts';
import { HistoryList } from '#src/features/history/history-list.tsx';
import type { HistoryData } from '#src/features/history/use-history.ts';
import { keys } from '#src/lib/data/keys.ts';
import { t } from '#src/lib/words/words.ts';
import { PageTitle } from '#src/ui/page-title.tsx';

export const metadata: Metadata = { title: t('nav.history') };

/** Everything that was changed, painted by the server with its newest page. */
export default async function HistoryPage() {
  const [newest, archived, trashed] = await Promise.all([readNewestActs(), readContextsIn('archived'), readContextsIn('trashed')]);
  const client = new QueryClient();
  client.setQueryData<HistoryData>(keys.acts, { pages: [newest], pageParams: [null] });
  client.setQueryData(keys.contextsIn('archived'), archived);
  client.setQueryData(keys.contextsIn('trashed'), trashed);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <PageTitle title={t('history.title')}>{t('history.lead')}</PageTitle>
      <HistoryList />
    </HydrationBoundary>
  );
}
