import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describeChecks, runChecks } from './checks.mjs';
import { browserAdvice, findBrowser } from './find-browser.mjs';
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
  if (process.env['CI']) return [faultySuite('e2e', `no browser was found. ${browserAdvice}`)];
  const files = readdirSync(path.join(root, 'e2e')).filter((file) => file.endsWith('.spec.ts'));
  const rule = '!'.repeat(80);
  console.log(
    `\n${rule}\n  SKIPPED: the ${files.length} files of tests in a browser, since no browser was found.\n  ${browserAdvice}\n${rule}\n`,
  );
  return [{ suite: 'e2e', passed: 0, failed: 0, skipped: files.length, faults: [] }];
}

/** Types, lint, dead code and import rules, each counted as a test. @returns {Promise<Counts[]>} */
export async function runCheckSuite() {
  const results = await runChecks();
  console.log(`${describeChecks(results)}\n`);
  const failed = results.filter((result) => !result.ok).length;
  return [{ suite: 'check', passed: results.length - failed, failed, skipped: 0, faults: [] }];
}

/** The tests of images and stacks, which need a Docker Engine; none where the folder is not there. @returns {Promise<Counts[]>} */
export async function runContainerTests() {
  if (!existsSync(path.join(root, 'containers/vitest.config.ts'))) return [];
  return runVitest({
    name: 'containers',
    args: ['--config', 'containers/vitest.config.ts'],
    suites: { containers: path.join(root, 'containers') },
  });
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
