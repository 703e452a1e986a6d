import type { Flow, Instant } from 'my_flow_contract';
import { changedFlow } from './flow-transition.ts';

/** A parked flow whose time has come, open; null when there is nothing to wake. */
export function wakeFlow(flow: Flow, at: Instant): Flow | null {
  if (flow.state !== 'parked' || flow.trashedAt !== null || flow.wakesAt === null || Date.parse(flow.wakesAt) > Date.parse(at)) return null;
  return changedFlow(flow, { state: 'open', parkedUntilDay: null, wakesAt: null }, at);
}
