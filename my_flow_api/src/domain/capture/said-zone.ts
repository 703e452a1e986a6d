import type { Zone } from 'my_flow_contract';
import { group, matchAt, phraseStart } from './phrase.ts';

const zones: ReadonlyMap<string, Zone> = new Map([
  ['UTC', 'UTC'],
  ['GMT', 'UTC'],
  ['ET', 'America/New_York'],
  ['EST', 'America/New_York'],
  ['EDT', 'America/New_York'],
  ['CT', 'America/Chicago'],
  ['CST', 'America/Chicago'],
  ['CDT', 'America/Chicago'],
  ['MT', 'America/Denver'],
  ['MST', 'America/Denver'],
  ['MDT', 'America/Denver'],
  ['PT', 'America/Los_Angeles'],
  ['PST', 'America/Los_Angeles'],
  ['PDT', 'America/Los_Angeles'],
  ['BST', 'Europe/London'],
  ['CET', 'Europe/Paris'],
  ['CEST', 'Europe/Paris'],
  ['EET', 'Europe/Helsinki'],
  ['EEST', 'Europe/Helsinki'],
  ['JST', 'Asia/Tokyo'],
  ['AEST', 'Australia/Sydney'],
  ['AEDT', 'Australia/Sydney'],
]);

const zone = phraseStart('(?: |)(?<name>[A-Z]{2,4})(?:(?<sign>[+-])(?<hours>\\d{1,2}))?(?![\\p{L}\\p{N}:])');

/** A zone said behind a time, in capital letters: "5pm CET", "17:00 UTC", "9am UTC+2"; null when there is none that is known. */
export function findSaidZone(text: string, position: number, limit: number): { readonly end: number; readonly zone: Zone } | null {
  const match = matchAt(zone, { text, position, limit });
  if (match === null) return null;
  const name = zones.get(match.groups?.['name'] ?? '');
  if (name === undefined) return null;
  const end = position + match[0].length;
  const hours = Number.parseInt(group(match, 'hours') || '0', 10);
  if (hours === 0) return group(match, 'hours') === '' || name === 'UTC' ? { end, zone: name } : null;
  const isPlus = group(match, 'sign') === '+';
  if (name !== 'UTC' || hours > (isPlus ? 14 : 12)) return null;
  // The signs of these names are turned round: Etc/GMT-2 is two hours ahead of UTC.
  return { end, zone: `Etc/GMT${isPlus ? '-' : '+'}${hours}` };
}
