// Names in an image what a bundle hides: `node containers/image/list-packages.mjs my_flow_api <folder>` writes into the folder, for each npm package that the
// workspace needs to run, a package.json with its name, version and licence, where scanners for known holes and for bills of materials look. What is
// optional is left out: those are programs for one kind of machine, and no image of ours holds any.
import { existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * @typedef {{ name: string, version: string, license?: unknown, private?: boolean, dependencies?: Record<string, string>,
 *   optionalDependencies?: Record<string, string>, peerDependencies?: Record<string, string>, peerDependenciesMeta?: Record<string, { optional?: boolean }> }} Manifest
 */

const [workspace, folder] = process.argv.slice(2);
if (workspace === undefined || folder === undefined) throw new Error('which workspace, and the folder for its packages?');

/** @type {Map<string, Manifest>} */
const found = new Map();
collect(realpathSync(workspace));
for (const { name, version, license } of found.values()) {
  const to = path.join(folder, `${name}@${version}`);
  mkdirSync(to, { recursive: true });
  writeFileSync(path.join(to, 'package.json'), `${JSON.stringify({ name, version, license })}\n`);
}

/**
 * Our own workspaces are gone through and not named: they are what the image is.
 * @param {string} place the real folder of a package
 * @param {Set<string>} seen
 */
function collect(place, seen = new Set()) {
  if (seen.has(place)) return;
  seen.add(place);
  /** @type {Manifest} */
  const manifest = JSON.parse(readFileSync(path.join(place, 'package.json'), 'utf8'));
  if (manifest.private !== true) found.set(`${manifest.name}@${manifest.version}`, manifest);
  const { dependencies = {}, optionalDependencies = {}, peerDependencies = {}, peerDependenciesMeta = {} } = manifest;
  for (const name of Object.keys(dependencies)) if (!(name in optionalDependencies)) collect(placeOf(name, place), seen);
  for (const name of Object.keys(peerDependencies)) if (peerDependenciesMeta[name]?.optional !== true) collect(placeOf(name, place), seen);
}

/**
 * @param {string} name
 * @param {string} from
 * @returns {string}
 */
function placeOf(name, from) {
  const place = path.join(from, 'node_modules', name);
  if (existsSync(path.join(place, 'package.json'))) return realpathSync(place);
  if (path.dirname(from) === from) throw new Error(`${name} is needed and not installed`);
  return placeOf(name, path.dirname(from));
}
