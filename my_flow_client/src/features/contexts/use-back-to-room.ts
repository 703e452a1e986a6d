'use client';

import { useCallback } from 'react';
import { useEnterRoom } from '#src/lib/room/use-enter-room.ts';

/** Opens a room again that was left for a change which the server then refused. Answers false: the refusal is still to be told. */
export function useBackToRoom(): (contextId: string) => boolean {
  const enterRoom = useEnterRoom();
  return useCallback(
    (contextId) => {
      enterRoom(contextId);
      return false;
    },
    [enterRoom],
  );
}
