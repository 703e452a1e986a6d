import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSource } from './parse-source.ts';
import { packageFolders, type Source, type Tree } from './source.ts';

const skippedFolders = new Set(['node_modules', '.next', 'dist', 'coverage']);

/** Reads every .ts and .tsx file of the packages below `root`. Throws when a package is missing or holds none: a checker that reads nothing must not pass. */
export function readTree(root: string): Tree {
  const tree = new Map<string, Source>();
  for (const folder of packageFolders) {
    const files = typescriptFiles(root, folder);
    if (files.length === 0) throw new Error(`No TypeScript file was found in ${folder}; the import rules have nothing to check there.`);
    for (const file of files) tree.set(file, parseSource(root, folder, file, readFileSync(path.join(root, file), 'utf8')));
  }
  return tree;
}

function typescriptFiles(root: string, folder: string): string[] {
  if (!existsSync(path.join(root, folder))) return [];
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const child = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return skippedFolders.has(entry.name) ? [] : typescriptFiles(root, child);
    return /\.tsx?$/.test(entry.name) && entry.name !== 'next-env.d.ts' ? [child] : [];
  });
}
