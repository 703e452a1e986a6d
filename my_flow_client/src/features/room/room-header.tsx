'use client';

import { useContexts } from '#src/lib/data/queries.ts';

/** The title of the room, and its state of play. */
export function RoomHeader({ contextId }: { contextId: string }) {
  const context = useContexts().find((candidate) => candidate.id === contextId);
  return (
    <header className="mb-6">
      <h1 className="font-[650] text-xl leading-tight tracking-[-0.025em]">{context?.name}</h1>
    </header>
  );
}
