import type { Instant } from 'my_flow_contract';
import { formatParts, type TimeFrame } from './time-frame.ts';

/** The wall-clock time of an instant in the person's zone: `17:00`, or `5:00 PM` where the locale writes it so. */
export function formatClock(at: Instant | number, { zone, locale }: Pick<TimeFrame, 'zone' | 'locale'>): string {
  const atMs = typeof at === 'number' ? at : Date.parse(at);
  return formatParts(atMs, { zone, locale }, { hour: '2-digit', minute: '2-digit' }).replace(/^0(?=\d:\d\d [AP]M$)/i, '');
}
