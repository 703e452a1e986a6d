import { dayInZone, type Instant, type Zone } from 'my_flow_contract';

const msPerHour = 3_600_000;

/** The first instant of the calendar day that an instant falls on in a zone; where midnight is skipped, the first one after the gap. */
export function startOfDay(atMs: number, zone: Zone): Instant {
  const day = dayInZone(atMs, zone);
  // Within 27 hours lies every day's start; halving finds it to the millisecond whatever the zone does.
  let before = atMs - 27 * msPerHour;
  let inside = atMs;
  while (inside - before > 1) {
    const middle = Math.floor((before + inside) / 2);
    if (dayInZone(middle, zone) === day) inside = middle;
    else before = middle;
  }
  return new Date(inside).toISOString();
}
