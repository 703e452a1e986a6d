'use client';

import { useQueryClient } from '@tanstack/react-query';
import { usePathname, useRouter } from 'next/navigation';
import { useCallback } from 'react';
import { call } from '#src/lib/api/call.ts';
import { applyResult } from '#src/lib/data/apply-change.ts';
import { prefetchFlows, useZone } from '#src/lib/data/queries.ts';

/** Opens the room of a context. From room to room only the address changes and the screen follows at once. */
export function useEnterRoom(): (contextId: string) => void {
  const client = useQueryClient();
  const router = useRouter();
  const isInRoom = usePathname().startsWith('/c/');
  const zone = useZone();
  return useCallback(
    (contextId) => {
      prefetchFlows(client, contextId, zone);
      if (isInRoom) window.history.pushState(null, '', `/c/${contextId}`);
      else router.push(`/c/${contextId}`);
      // Where to open next time; losing it costs nothing, so a failure is not worth a word.
      call('editPreferences', { body: { lastContextId: contextId } }).then(
        (result) => applyResult(client, result),
        () => undefined,
      );
    },
    [client, router, isInRoom, zone],
  );
}
