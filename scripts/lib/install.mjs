import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { contentStamp, isStamped, writeStamp } from './content-stamp.mjs';
import { requireSpace } from './data-folder.mjs';
import { binFolder, root } from './paths.mjs';
import { Refusal } from './refusal.mjs';
import { runProgram } from './run-program.mjs';

const stampFile = path.join(root, 'node_modules/.myflow-installed');
const networkFaults =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ConnectionRefused|FailedToOpenSocket|DNSResolve|network/i;

/**
 * Installs what `bun.lock` names, unless that very set is installed already.
 * @param {import('./progress.mjs').Progress} progress
 */
export async function ensureInstalled(progress) {
  const stamp = installStamp();
  if (!isStamped(stampFile, stamp)) {
    requireSpace(root, 1500, 'the dependencies take about a gigabyte');
    await progress.step('Installing dependencies (the first time takes a minute)', install);
    writeStamp(stampFile, stamp);
  }
  requireRuntime();
}

async function install() {
  // Not by bunx: npm is what a bare machine has. Its allow-list lets Bun's own package place its executable, and nothing else run anything.
  const args = ['--yes', `bun@${pinnedBun()}`, 'install', '--frozen-lockfile'];
  const { code, output } = await runProgram('npx', args, { env: { npm_config_allow_scripts: 'bun' }, timeoutMs: 900_000 });
  if (code === 0) return;
  throw new Refusal(`${installFault(output)}\n\nThe last lines of the install:\n${lastLines(output, 12)}`);
}

/**
 * What to do about a failed install, judged by what it wrote.
 * @param {string} output
 */
export function installFault(output) {
  if (/ENOSPC|no space left/i.test(output))
    return 'The disk is full: the install needs about 1.5 GB. Free some space and run the same command again.';
  if (/EACCES|EPERM|permission denied/i.test(output))
    return `The install may not write into ${root}. Make that folder yours and run the same command again.`;
  if (/frozen|lockfile had changes/i.test(output)) {
    return 'A package.json and bun.lock disagree. After changing dependencies run `npm_config_allow_scripts=bun npx bun install`, then commit bun.lock.';
  }
  if (networkFaults.test(output)) {
    return 'The first install needs the network, and the package registry could not be reached. Check the connection (or npm_config_registry and proxy settings) and run the same command again.';
  }
  return 'The dependencies could not be installed.';
}

/** Everything that decides what gets installed: the lock, each manifest, and the kind of machine. */
function installStamp() {
  const manifests = ['bun.lock', 'bunfig.toml', 'package.json', 'my_flow_api/package.json', 'my_flow_client/package.json'];
  const packages = readdirSync(path.join(root, 'packages')).map((name) => `packages/${name}/package.json`);
  return `${contentStamp([...manifests, ...packages])} ${process.platform} ${process.arch}`;
}

/** Node 24 comes with the install for the common platforms; elsewhere the machine's own has to be new enough. */
function requireRuntime() {
  if (existsSync(path.join(binFolder, 'node'))) return;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 24 || (major === 24 && minor >= 15)) return;
  throw new Refusal(
    `No Node 24 comes with the install for ${process.platform} on ${process.arch}, and this is Node ${process.versions.node}. Install Node 24.15 or newer and run the same command again.`,
  );
}

/** The version that package.json's `packageManager` pins. */
function pinnedBun() {
  const pin = /"packageManager": "bun@([\d.]+)"/.exec(readFileSync(path.join(root, 'package.json'), 'utf8'));
  if (!pin?.[1]) throw new Error('package.json pins no Bun in `packageManager`.');
  return pin[1];
}

/**
 * @param {string} text
 * @param {number} linesMax
 */
export function lastLines(text, linesMax) {
  return text.trimEnd().split('\n').slice(-linesMax).join('\n');
}
