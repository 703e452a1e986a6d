import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './paths.mjs';

const skipped = new Set(['node_modules', '.next', 'dist', 'coverage', '.myflow', 'next-env.d.ts']);

/**
 * A stamp of what the given files and folders (relative to the root) hold: names and contents, not times, so that a checkout back and forth rebuilds nothing.
 * What does not exist counts as absent. Tests do not count.
 * @param {string[]} entries
 * @param {string} [base]
 */
export function contentStamp(entries, base = root) {
  const hash = createHash('sha256');
  for (const entry of [...entries].sort()) {
    for (const file of filesOf(base, entry))
      hash
        .update(`${file}\0`)
        .update(readFileSync(path.join(base, file)))
        .update('\0');
  }
  return hash.digest('hex');
}

/**
 * @param {string} file
 * @param {string} stamp
 */
export function isStamped(file, stamp) {
  try {
    return readFileSync(file, 'utf8') === stamp;
  } catch {
    return false;
  }
}

/**
 * @param {string} file
 * @param {string} stamp
 */
export function writeStamp(file, stamp) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, stamp);
}

/** @param {string} file */
export function removeStamp(file) {
  rmSync(file, { force: true });
}

/**
 * @param {string} base
 * @param {string} entry
 * @returns {string[]}
 */
function filesOf(base, entry) {
  /** @type {import('node:fs').Dirent[]} */
  let children;
  try {
    children = readdirSync(path.join(base, entry), { withFileTypes: true });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ENOTDIR') return [entry];
    if (code === 'ENOENT') return [];
    throw error;
  }
  return children
    .filter((child) => !skipped.has(child.name) && !/\.(test\.tsx?|tsbuildinfo)$/.test(child.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((child) => (child.isDirectory() ? filesOf(base, path.join(entry, child.name)) : [path.join(entry, child.name)]));
}
