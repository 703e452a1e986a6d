import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../scripts/lib/paths.mjs';

/** Every page that is written for people, by its path from the root. */
export function pages(): string[] {
  return [...readdirSync(root).filter((file) => file.endsWith('.md')), ...filesIn('docs', /\.md$/)];
}

/** A file of the repository, by its path from the root. */
export function readPage(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}

/** The files in a folder, and in those under it, whose paths match; by their paths from the root. */
export function filesIn(folder: string, pattern: RegExp): string[] {
  const entries = readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' });
  return entries.filter((file) => pattern.test(file)).map((file) => path.join(folder, file));
}

/** What stands between the fences of each block for a shell, without the blank at its end. */
export function shellBlocks(page: string): string[] {
  return [...readPage(page).matchAll(/^```(?:sh|bash|shell|console)\n([\s\S]*?)^```$/gm)].map(([, block = '']) => block.trim());
}
