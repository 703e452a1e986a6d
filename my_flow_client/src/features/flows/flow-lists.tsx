'use client';

import { useMemo } from 'react';
import { useFlows } from '#src/lib/data/queries.ts';
import { FailedLists, ListsSkeleton } from './list-states.tsx';
import { RoomLists } from './room-lists.tsx';

/** Now, the rest, what was done today, and what was put away. */
export function FlowLists({ contextId }: { contextId: string }) {
  const open = useFlows(contextId, 'open');
  const done = useFlows(contextId, 'done');
  const flows = useMemo(() => ({ open: open.data ?? [], done: done.data ?? [] }), [open.data, done.data]);
  if (open.data === undefined && open.isError) return <FailedLists isTrying={open.isFetching} onTryAgain={() => void open.refetch()} />;
  if (open.data === undefined) return <ListsSkeleton />;
  return <RoomLists contextId={contextId} open={flows.open} done={flows.done} />;
}
