'use client';

import type { Context } from 'my_flow_contract';
import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { useContexts } from '#src/lib/data/queries.ts';
import { useContextId } from '#src/lib/room/use-context-id.ts';
import { useEnterRoom } from '#src/lib/room/use-enter-room.ts';

/** When the open context is archived or deleted, here or in another tab: goes on to its neighbour in the rail, or to the welcome when it was the last. */
export function useLeaveGoneRoom(): void {
  const contexts = useContexts();
  const currentId = useContextId();
  const enterRoom = useEnterRoom();
  const router = useRouter();
  const before = useRef<readonly Context[]>(contexts);
  useEffect(() => {
    const index = before.current.findIndex((context) => context.id === currentId);
    before.current = contexts;
    // A room that was never in the rail is about to appear there, or the server sends it away.
    if (currentId === null || index === -1 || contexts.some((context) => context.id === currentId)) return;
    // Somebody has left already, for the target of a merge; the address is ahead of what is rendered.
    if (window.location.pathname !== `/c/${currentId}`) return;
    const next = contexts[Math.min(index, contexts.length - 1)];
    if (next === undefined) router.push('/welcome');
    else enterRoom(next.id);
  }, [contexts, currentId, enterRoom, router]);
}
