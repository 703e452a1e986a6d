import type { ArchiveContents } from '#src/application/archive-digest.ts';

const figures = new Intl.NumberFormat('en-US');
const sizes = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });

/** Such as `2 people, 12 contexts, 1,204 flows, 3,020 acts`. */
export function contentsInWords({ people, contexts, flows, acts }: ArchiveContents): string {
  return `${count(people, 'person', 'people')}, ${count(contexts, 'context')}, ${count(flows, 'flow')}, ${count(acts, 'act')}`;
}

/** Such as `1.2 MB`. */
export function sizeInWords(bytes: number): string {
  return bytes < 1_000_000 ? `${sizes.format(bytes / 1_000)} kB` : `${sizes.format(bytes / 1_000_000)} MB`;
}

/** Such as `12.3 s`. */
export function durationInWords(ms: number): string {
  return `${sizes.format(ms / 1_000)} s`;
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${figures.format(number)} ${number === 1 ? one : many}`;
}
