'use client';

import { CaptureLine } from '#src/features/capture/capture-line.tsx';
import { FlowLists } from '#src/features/flows/flow-lists.tsx';
import { RememberZone } from '#src/features/onboarding/remember-zone.tsx';
import { SampleBar } from '#src/features/onboarding/sample-bar.tsx';
import { RoomHeader } from '#src/features/room/room-header.tsx';
import { useContextId } from '#src/lib/room/use-context-id.ts';

/** The room of the context that the address names. Going from room to room changes the address alone, so nothing is fetched but what is not known yet. */
export function RoomPage() {
  const contextId = useContextId();
  if (contextId === null) return null;
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
