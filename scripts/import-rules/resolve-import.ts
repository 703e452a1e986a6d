import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import type { PackageFolder, Target } from './source.ts';

/** Where `specifier`, written in `file`, leads: relative paths, `#name/*` of the package's own manifest, other workspaces, and what comes from elsewhere. */
export function resolveImport(root: string, folder: PackageFolder, file: string, specifier: string): Target {
  if (specifier.startsWith('.')) return fileTarget(root, path.posix.join(path.posix.dirname(file), specifier), specifier);
  const inner = /^#([\w-]+)\/(.+)$/.exec(specifier);
  // Each package maps `#src/*` to `./src/*`, and any other `#name/*` in the same way.
  if (inner) return fileTarget(root, `${folder}/${inner[1]}/${inner[2]}`, specifier);
  if (specifier.startsWith('#') || specifier.startsWith('/'))
    return { kind: 'unresolved', why: 'only `#src/...`, relative paths and packages are understood' };
  const parts = specifier.split('/');
  return {
    kind: 'package',
    name: specifier.startsWith('@') ? parts.slice(0, 2).join('/') : specifier.startsWith('node:') ? specifier : (parts[0] ?? specifier),
  };
}

function fileTarget(root: string, target: string, specifier: string): Target {
  const found = existsSync(path.join(root, target)) && statSync(path.join(root, target)).isFile();
  return found
    ? { kind: 'file', path: target }
    : { kind: 'unresolved', why: `there is no file ${target}; write ${specifier} with its extension` };
}
