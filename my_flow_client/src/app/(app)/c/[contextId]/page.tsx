import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { readRoom } from '#src/bff/reads.ts';
import { requireContext } from '#src/bff/require-context.ts';
import { keys } from '#src/lib/data/keys.ts';
import { RoomPage } from './room-page.tsx';

type Props = { params: Promise<{ contextId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await requireContext((await params).contextId)).name };
}

/** A context, painted by the server with its flows. */
export default async function ContextPage({ params }: Props) {
  const { id: contextId } = await requireContext((await params).contextId);
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
