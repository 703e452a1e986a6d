/** A zone as people read it: `Europe/Vienna`, `America/New York`. */
export function zoneName(zone: string): string {
  return zone.replaceAll('_', ' ');
}
