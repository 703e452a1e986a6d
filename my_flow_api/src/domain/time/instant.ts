import type { Instant } from 'my_flow_contract';

/** Milliseconds since the Unix epoch as an instant; always with three decimals, so that instants made by MyFlow sort as text. */
export function instantOf(ms: number): Instant {
  return new Date(ms).toISOString();
}
