'use client';

import type { Context } from 'my_flow_contract';
import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { useContexts } from '#src/lib/data/queries.ts';
import { useAct } from '#src/lib/data/use-act.ts';
import { useContextId } from '#src/lib/room/use-context-id.ts';
import { useEnterRoom } from '#src/lib/room/use-enter-room.ts';
import { takePutAwayHere } from './put-away-here.ts';

/** When the open context is archived or deleted, here or in another tab: goes on to its neighbour in the rail, or to the welcome when it was the last. */
export function useLeaveGoneRoom(): void {
  const contexts = useContexts();
  const currentId = useContextId();
  const enterRoom = useEnterRoom();
  const router = useRouter();
  const act = useAct();
  const before = useRef<readonly Context[]>(contexts);
  useEffect(() => {
    const index = before.current.findIndex((context) => context.id === currentId);
    before.current = contexts;
    // A room that was never in the rail is about to appear there, or the page says where it is.
    if (currentId === null || index === -1 || contexts.some((context) => context.id === currentId)) return;
    // Somebody has left already, for the target of a merge; the address is ahead of what is rendered.
    if (window.location.pathname !== `/c/${currentId}`) return;
    const next = contexts[Math.min(index, contexts.length - 1)];
    if (next === undefined) router.replace('/welcome');
    else enterRoom(next.id);
    if (takePutAwayHere(currentId)) return;
    // Without a connection there is nothing to be told: the news has come over it.
    import('./say-left.ts').then(({ sayLeft }) => sayLeft({ contextId: currentId, act, enterRoom })).catch(() => undefined);
  }, [contexts, currentId, enterRoom, router, act]);
}
