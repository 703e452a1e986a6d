'use client';

/** The line that turns words into flows. */
export function CaptureLine({ contextId }: { contextId: string }) {
  return <div data-context={contextId} />;
}
