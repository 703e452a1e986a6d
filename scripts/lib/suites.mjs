import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describeChecks, runChecks } from './checks.mjs';
import { browserAdvice, findBrowser } from './find-browser.mjs';
import { engineAdvice, engineFault } from './find-engine.mjs';
import { root } from './paths.mjs';
import { runVitest } from './run-vitest.mjs';
import { faultySuite } from './test-counts.mjs';

/** @typedef {import('./test-counts.mjs').Counts} Counts */

const unitSuites = {
  contract: 'packages/my_flow_contract',
  cache: 'packages/my_flow_cache',
  api: 'my_flow_api',
  client: 'my_flow_client',
  scripts: 'scripts',
};

/** The tests beside the sources, without browser and build. @returns {Promise<Counts[]>} */
export function runUnitTests() {
  const suites = Object.fromEntries(Object.entries(unitSuites).map(([name, folder]) => [name, path.join(root, folder)]));
  return runVitest({ name: 'unit', args: [], suites });
}

/**
 * The tests in a browser against the production build. Without a browser they are skipped, loudly, or failed where CI is set.
 * @param {string[]} filters as vitest takes them: parts of file names, `-t name`
 * @returns {Promise<Counts[]>}
 */
export async function runE2e(filters) {
  const browser = await findBrowser();
  if (browser !== null) {
    return runVitest({
      name: 'e2e',
      args: ['--config', 'e2e/vitest.config.ts', ...filters],
      suites: { e2e: path.join(root, 'e2e') },
      env: { CHROMIUM_PATH: browser },
    });
  }
  return withoutMeans({
    suite: 'e2e',
    folder: path.join(root, 'e2e'),
    what: 'tests in a browser',
    fault: 'no browser was found',
    advice: browserAdvice,
  });
}

/** Types, lint, dead code and import rules, each counted as a test. @returns {Promise<Counts[]>} */
export async function runCheckSuite() {
  const results = await runChecks();
  console.log(`${describeChecks(results)}\n`);
  const failed = results.filter((result) => !result.ok).length;
  return [{ suite: 'check', passed: results.length - failed, failed, skipped: 0, faults: [] }];
}

/**
 * The tests of images and stacks. Without a Docker Engine they are skipped, loudly, or failed where CI is set.
 * @param {string[]} filters as vitest takes them: parts of file names, `-t name`
 * @returns {Promise<Counts[]>}
 */
export async function runContainerTests(filters) {
  const folder = path.join(root, 'containers');
  const fault = await engineFault();
  if (fault === null)
    return runVitest({ name: 'containers', args: ['--config', 'containers/vitest.config.ts', ...filters], suites: { containers: folder } });
  return withoutMeans({ suite: 'containers', folder, what: 'tests of images and stacks', fault, advice: engineAdvice });
}

/**
 * Where what a suite needs is missing: a failure in CI, and otherwise a skip that nobody overlooks.
 * @param {{ suite: string, folder: string, what: string, fault: string, advice: string }} missing
 * @returns {Counts[]}
 */
function withoutMeans({ suite, folder, what, fault, advice }) {
  if (process.env['CI']) return [faultySuite(suite, `${fault}. ${advice}`)];
  const files = readdirSync(folder).filter((file) => file.endsWith('.spec.ts'));
  const rule = '!'.repeat(80);
  console.log(`\n${rule}\n  SKIPPED: the ${files.length} files of ${what}, since ${fault}.\n  ${advice}\n${rule}\n`);
  return [{ suite, passed: 0, failed: 0, skipped: files.length, faults: [] }];
}

/**
 * A line for each suite, faults below them.
 * @param {Counts[]} counts
 */
export function describeSuites(counts) {
  const width = Math.max(...counts.map((count) => count.suite.length));
  return counts
    .flatMap((count) => [
      `${count.suite.padEnd(width)}  ${String(count.passed).padStart(5)} passed  ${String(count.failed).padStart(3)} failed  ${String(count.skipped).padStart(3)} skipped`,
      ...count.faults.map((fault) => `  ${fault}`),
    ])
    .join('\n');
}
