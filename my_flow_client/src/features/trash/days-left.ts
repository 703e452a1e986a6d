import { addDays, type Day, dayInZone, daysBetween, type Instant, limits, type Zone } from 'my_flow_contract';

/** When something that was put into the trash is gone for good, and in how many days that is; 0 means today. */
export function goneOf(trashedAt: Instant, { nowMs, zone }: { nowMs: number; zone: Zone }): { day: Day; days: number } {
  const day = addDays(dayInZone(trashedAt, zone), limits.trashDays);
  return { day, days: Math.max(0, daysBetween(dayInZone(nowMs, zone), day)) };
}
