import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { readContexts, readRoom } from '#src/bff/reads.ts';
import { keys } from '#src/lib/data/keys.ts';
import { RoomPage } from './room-page.tsx';

type Props = { params: Promise<{ contextId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { contextId } = await params;
  const context = (await readContexts()).find((candidate) => candidate.id === contextId);
  return context === undefined ? {} : { title: context.name };
}

/** A context, painted by the server with its flows. */
export default async function ContextPage({ params }: Props) {
  const { contextId } = await params;
  if (!(await readContexts()).some((context) => context.id === contextId)) redirect('/');
  const { open, done } = await readRoom(contextId);
  const client = new QueryClient();
  client.setQueryData(keys.flows(contextId, 'open'), open);
  client.setQueryData(keys.flows(contextId, 'done'), done);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <RoomPage />
    </HydrationBoundary>
  );
}
