import type { Instant, Zone } from 'my_flow_contract';

/** A moment, and the zone in which it is seen. */
export type LocalNow = { readonly at: Instant; readonly zone: Zone };
