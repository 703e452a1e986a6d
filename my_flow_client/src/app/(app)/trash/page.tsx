import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import { limits } from 'my_flow_contract';
import type { Metadata } from 'next';
import { readContextsIn, readTrashedFlows } from '#src/bff/reads.ts';
import { TrashLists } from '#src/features/trash/trash-lists.tsx';
import { keys } from '#src/lib/data/keys.ts';
import { t } from '#src/lib/words/words.ts';
import { PageTitle } from '#src/ui/page-title.tsx';

export const metadata: Metadata = { title: t('nav.trash') };

/** The trash and the archived contexts, painted by the server. */
export default async function TrashPage() {
  const [archived, trashed, flows] = await Promise.all([readContextsIn('archived'), readContextsIn('trashed'), readTrashedFlows()]);
  const client = new QueryClient();
  client.setQueryData(keys.contextsIn('archived'), archived);
  client.setQueryData(keys.contextsIn('trashed'), trashed);
  client.setQueryData(keys.flows('all', 'trashed'), flows);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <PageTitle title={t('trash.title')}>{t('trash.lead', { days: limits.trashDays })}</PageTitle>
      <TrashLists />
    </HydrationBoundary>
  );
}
