'use client';

import { CaptureLine } from '#src/features/capture/capture-line.tsx';
import { FlowLists } from '#src/features/flows/flow-lists.tsx';
import { RememberZone } from '#src/features/onboarding/remember-zone.tsx';
import { SampleBar } from '#src/features/onboarding/sample-bar.tsx';
import { RoomHeader } from '#src/features/room/room-header.tsx';
import { useContexts } from '#src/lib/data/queries.ts';
import { useLoaded } from '#src/lib/lazy/use-loaded.ts';
import { useContextId } from '#src/lib/room/use-context-id.ts';

const loadGone = () => import('#src/features/contexts/gone-room.tsx');

/** The room of the context that the address names. Going from room to room changes the address alone, so nothing is fetched but what is not known yet. */
export function RoomPage() {
  const contextId = useContextId();
  const isGone = !useContexts().some((context) => context.id === contextId);
  const gone = useLoaded(loadGone, isGone && contextId !== null);
  if (contextId === null) return null;
  if (isGone) return gone && <gone.GoneRoom contextId={contextId} />;
  return (
    <>
      <RoomHeader contextId={contextId} />
      <SampleBar contextId={contextId} />
      <CaptureLine key={`capture:${contextId}`} contextId={contextId} />
      <FlowLists key={`flows:${contextId}`} contextId={contextId} />
      {/* In here, since what stands around a page is taken over before the page is, and a zone that is new by then would write its days anew. */}
      <RememberZone />
    </>
  );
}
