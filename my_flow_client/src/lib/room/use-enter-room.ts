'use client';

import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import type { Context } from 'my_flow_contract';
import { usePathname, useRouter } from 'next/navigation';
import { useCallback } from 'react';
import { call } from '#src/lib/api/call.ts';
import { applyResult } from '#src/lib/data/apply-change.ts';
import { keys } from '#src/lib/data/keys.ts';
import { prefetchFlows, useZone } from '#src/lib/data/queries.ts';
import { contextIdIn } from './use-context-id.ts';
import { canGo } from './use-go.ts';
import { wantFlow } from './wanted-flow.ts';

/** Opens the room of a context, at one of its flows if that is given. From room to room only the address changes and the screen follows at once. */
export function useEnterRoom(): (contextId: string, flowId?: string) => void {
  const client = useQueryClient();
  const router = useRouter();
  const isInRoom = usePathname().startsWith('/c/');
  const zone = useZone();
  return useCallback(
    (contextId, flowId) => {
      if (!isInRoom && !canGo()) return;
      prefetchFlows(client, contextId, zone);
      if (flowId !== undefined) wantFlow(flowId);
      const address = `/c/${contextId}${flowId === undefined ? '' : `#${flowId}`}`;
      if (!isInRoom) router.push(address);
      // The way back must not lead into a room that is gone.
      else if (isInGoneRoom(client)) window.history.replaceState(null, '', address);
      else window.history.pushState(null, '', address);
      // Where to open next time; losing it costs nothing, so a failure is not worth a word.
      call('editPreferences', { body: { lastContextId: contextId } }).then(
        (result) => applyResult(client, result),
        () => undefined,
      );
    },
    [client, router, isInRoom, zone],
  );
}

function isInGoneRoom(client: QueryClient): boolean {
  const hereId = contextIdIn(window.location.pathname);
  return !client.getQueryData<Context[]>(keys.contexts)?.some((context) => context.id === hereId);
}
