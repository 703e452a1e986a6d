'use client';

import { dayInZone, type Flow } from 'my_flow_contract';
import { useMemo } from 'react';
import { useFlows } from '#src/lib/data/queries.ts';
import { useTimeFrame } from '#src/lib/time/use-time-frame.ts';
import { FailedLists, ListsSkeleton } from './list-states.tsx';
import { RoomLists } from './room-lists.tsx';

/** Now, the rest, what was done today, and what was put away. */
export function FlowLists({ contextId }: { contextId: string }) {
  const open = useFlows(contextId, 'open');
  const done = useFlows(contextId, 'done');
  const { nowMs, zone } = useTimeFrame();
  const today = dayInZone(nowMs, zone);
  const flows = useMemo(() => {
    // What was done today is of yesterday once midnight has passed.
    const isOfToday = (flow: Flow) => flow.completedAt === null || dayInZone(flow.completedAt, zone) >= today;
    return { open: open.data ?? [], done: (done.data ?? []).filter(isOfToday) };
  }, [open.data, done.data, today, zone]);
  if (open.data === undefined && open.isError) return <FailedLists isTrying={open.isFetching} onTryAgain={() => void open.refetch()} />;
  if (open.data === undefined) return <ListsSkeleton />;
  return <RoomLists contextId={contextId} open={flows.open} done={flows.done} />;
}
