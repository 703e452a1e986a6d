import { cpSync, existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { contentStamp, isStamped, removeStamp, writeStamp } from './content-stamp.mjs';
import { lastLines } from './install.mjs';
import { root } from './paths.mjs';
import { Refusal } from './refusal.mjs';
import { runProgram } from './run-program.mjs';

const shared = [
  'bun.lock',
  'tsconfig.base.json',
  'packages/my_flow_contract/src',
  'packages/my_flow_contract/package.json',
  'packages/my_flow_cache/src',
  'packages/my_flow_cache/package.json',
];
const standalone = path.join(root, 'my_flow_client/.next/standalone/my_flow_client');

/**
 * What is built: `sources` decide whether it is up to date, `entry` is what a start runs.
 * @typedef {{ name: string, sources: string[], stampFile: string, entry: string, build: () => Promise<void> }} Product
 */

/** @type {{ api: Product, client: Product }} */
export const products = {
  api: {
    name: 'API',
    sources: [...shared, 'my_flow_api'],
    stampFile: path.join(root, 'my_flow_api/dist/.built-from'),
    entry: path.join(root, 'my_flow_api/dist/main.mjs'),
    build: () => runBuild('node', ['build.mjs'], 'my_flow_api'),
  },
  client: {
    name: 'client',
    sources: [...shared, 'my_flow_client'],
    stampFile: path.join(root, 'my_flow_client/.next/.built-from'),
    entry: path.join(standalone, 'server.js'),
    async build() {
      await runBuild('next', ['build'], 'my_flow_client');
      placeStaticFiles();
    },
  },
};

/** What the operator's commands are in; built together with the API. */
export const commandsEntry = path.join(root, 'my_flow_api/dist/cli.mjs');

/**
 * Builds the API alone when it is not up to date.
 * @param {import('./progress.mjs').Progress} progress
 */
export function ensureApiBuilt(progress) {
  return buildProduct(products.api, progress, false);
}

/**
 * Builds what is not up to date, the API and the client side by side.
 * @param {import('./progress.mjs').Progress} progress
 * @param {{ force?: boolean }} [options]
 */
export async function ensureBuilt(progress, options = {}) {
  const builds = Object.values(products).map((product) => buildProduct(product, progress, options.force ?? false));
  // The one that fails first waits for the other: its words are to be the last.
  for (const built of await Promise.allSettled(builds)) if (built.status === 'rejected') throw built.reason;
}

/**
 * @param {Product} product
 * @param {import('./progress.mjs').Progress} progress
 * @param {boolean} force
 */
async function buildProduct(product, progress, force) {
  const stamp = contentStamp(product.sources);
  if (!force && existsSync(product.entry) && isStamped(product.stampFile, stamp)) return;
  // An interrupted build must not look finished.
  removeStamp(product.stampFile);
  await progress.step(`Building the ${product.name}`, product.build);
  writeStamp(product.stampFile, stamp);
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {string} folder
 */
async function runBuild(command, args, folder) {
  const { code, output } = await runProgram(command, args, {
    cwd: path.join(root, folder),
    env: { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    timeoutMs: 900_000,
  });
  if (code === 0) return;
  const full = /ENOSPC|no space left/i.test(output) ? 'The disk is full; free some space and run the same command again.\n\n' : '';
  throw new Refusal(`${full}${folder} could not be built. Its last lines:\n${lastLines(output, 40)}`);
}

/** Next's standalone server serves its static files and `public` only from beside itself, and does not put them there. */
function placeStaticFiles() {
  for (const folder of ['.next/static', 'public']) {
    const from = path.join(root, 'my_flow_client', folder);
    const to = path.join(standalone, folder);
    rmSync(to, { recursive: true, force: true });
    if (existsSync(from)) cpSync(from, to, { recursive: true });
  }
}
