import type { Zone } from 'my_flow_contract';
import type { Owner } from './reading.ts';

/** Holds until the browser or the person has said where they are. */
export const fallbackZone: Zone = 'UTC';

/** The zone in which a person's days begin. */
export async function personZone({ store, userId }: Owner): Promise<Zone> {
  return (await store.getPreferences(userId)).zone ?? fallbackZone;
}
