'use client';

import { selectNow } from 'my_flow_contract';
import { useFlows, useZone } from '#src/lib/data/queries.ts';
import { useNowMs } from '#src/lib/time/use-now.ts';

/** Now, the rest, and what was done today. */
export function FlowLists({ contextId }: { contextId: string }) {
  const open = useFlows(contextId, 'open').data ?? [];
  const { now, rest } = selectNow(open, useNowMs(), useZone());
  return (
    <ul>
      {now.map(({ flow, reason }) => (
        <li key={flow.id}>
          {flow.title} {reason}
        </li>
      ))}
      {rest.map((flow) => (
        <li key={flow.id}>{flow.title}</li>
      ))}
    </ul>
  );
}
