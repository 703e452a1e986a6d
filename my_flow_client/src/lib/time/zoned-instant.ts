import type { Day, Instant, Zone } from 'my_flow_contract';

const msPerDay = 86_400_000;

/**
 * The instant at which clocks of a zone show a day and a time `HH:MM`. A time that comes twice is the first of both; one that is
 * skipped is read with the offset from before the gap (RFC 5545 3.3.5).
 */
export function zonedInstant(day: Day, clockTime: string, zone: Zone): Instant {
  const wallMs = Date.parse(`${day}T${clockTime}:00Z`);
  const before = wallMs - offsetMs(wallMs - msPerDay, zone);
  const after = wallMs - offsetMs(wallMs + msPerDay, zone);
  const fitting = [before, after].filter((atMs) => atMs + offsetMs(atMs, zone) === wallMs);
  return new Date(fitting.length > 0 ? Math.min(...fitting) : before).toISOString();
}

/** The wall-clock time `HH:MM` of an instant in a zone, as a time input wants it. */
export function clockTimeIn(at: Instant, zone: Zone): string {
  const atMs = Date.parse(at);
  return new Date(atMs + offsetMs(atMs, zone)).toISOString().slice(11, 16);
}

/** How far the clocks of a zone are ahead of UTC at an instant. */
function offsetMs(atMs: number, zone: Zone): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(atMs);
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((candidate) => candidate.type === type)?.value);
  const wallMs = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return wallMs - Math.floor(atMs / 1_000) * 1_000;
}
