import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { resultsFolder } from './paths.mjs';
import { runProgram } from './run-program.mjs';
import { countReport, faultySuite } from './test-counts.mjs';

/**
 * Runs vitest with its words on the terminal and counts from its machine-readable report.
 * @param {{ name: string, args: string[], suites: Record<string, string>, env?: Record<string, string> }} run
 * @returns {Promise<import('./test-counts.mjs').Counts[]>}
 */
export async function runVitest({ name, args, suites, env = {} }) {
  mkdirSync(resultsFolder, { recursive: true });
  const reportFile = path.join(resultsFolder, `${name}.json`);
  rmSync(reportFile, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`];
  const { code } = await runProgram('vitest', ['run', ...args, ...reporters], { env, show: true });
  const counts = readCounts(name, reportFile, suites);
  // An error outside of every test, as an unhandled rejection, shows in the exit code alone.
  if (code !== 0 && counts.every((count) => count.failed === 0))
    return [...counts, faultySuite(name, `vitest ended with code ${code}; what it said is above`)];
  return counts;
}

/**
 * @param {string} name
 * @param {string} reportFile
 * @param {Record<string, string>} suites
 */
function readCounts(name, reportFile, suites) {
  try {
    /** @type {unknown} */
    const report = JSON.parse(readFileSync(reportFile, 'utf8'));
    return countReport(report, suites);
  } catch (error) {
    return [faultySuite(name, `its report cannot be read: ${error instanceof Error ? error.message : String(error)}`)];
  }
}
