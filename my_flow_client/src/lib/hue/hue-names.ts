/** Hues with a name, by the hue at which each begins to be that colour in OKLCH, going up. */
const names = [
  { from: 0, name: 'rose' },
  { from: 20, name: 'red' },
  { from: 38, name: 'orange' },
  { from: 72, name: 'amber' },
  { from: 95, name: 'yellow' },
  { from: 115, name: 'lime' },
  { from: 138, name: 'green' },
  { from: 165, name: 'teal' },
  { from: 200, name: 'cyan' },
  { from: 230, name: 'blue' },
  { from: 268, name: 'indigo' },
  { from: 288, name: 'violet' },
  { from: 318, name: 'magenta' },
  { from: 345, name: 'pink' },
] as const;

export type HueName = (typeof names)[number]['name'];

/** What people call a hue of 0 to 359. */
export function hueName(hue: number): HueName {
  return names.findLast(({ from }) => from <= hue)?.name ?? 'rose';
}

/** Hues to choose with one click, one of each kind. */
export const swatches: readonly number[] = [250, 210, 180, 158, 125, 85, 58, 25, 350, 330, 300, 278];
