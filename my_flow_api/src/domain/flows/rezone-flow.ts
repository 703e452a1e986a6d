import type { Flow, Zone } from 'my_flow_contract';
import { startOfDay } from '#src/domain/time/day-frame.ts';

/**
 * A flow that is parked until a day, which from now on begins in another zone; null when nothing changes for it. It was not touched by anybody, and so
 * keeps `updatedAt` and its place in the list.
 */
export function rezoneFlow(flow: Flow, zone: Zone): Flow | null {
  if (flow.state !== 'parked' || flow.parkedUntilDay === null) return null;
  const wakesAt = startOfDay(flow.parkedUntilDay, zone);
  return wakesAt === flow.wakesAt ? null : { ...flow, wakesAt, version: flow.version + 1 };
}
