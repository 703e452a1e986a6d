import { ensureBuilt } from '../lib/build-products.mjs';
import { ensureInstalled } from '../lib/install.mjs';
import { createProgress } from '../lib/progress.mjs';
import { Refusal } from '../lib/refusal.mjs';
import { describeSuites, runCheckSuite, runContainerTests, runE2e, runUnitTests } from '../lib/suites.mjs';
import { closingLine, faultySuite, sum } from '../lib/test-counts.mjs';

/**
 * `npm test`: everything that can be tried on this machine. `-- --with-check` runs the checks too, `-- --with-containers` the tests of images and stacks.
 * The last line is `N passed, N failed`, with `, N skipped` when there are any.
 * @param {string[]} args
 */
export async function main(args) {
  const unknown = args.find((arg) => arg !== '--with-check' && arg !== '--with-containers');
  if (unknown)
    throw new Refusal(
      `npm test does not know ${unknown}. For a part: npx vitest run <part of a file name>, or npm run e2e -- <part of a file name>.`,
    );
  const progress = createProgress();
  await ensureInstalled(progress);
  const counts = [
    ...(args.includes('--with-check') ? await runCheckSuite() : []),
    ...(await runUnitTests()),
    ...(await runBuilt(progress)),
  ];
  if (args.includes('--with-containers')) counts.push(...(await runContainerTests([])));
  console.log(`\n${describeSuites(counts)}\n\n${closingLine(counts)}`);
  return sum(counts).failed === 0 ? 0 : 1;
}

/**
 * What needs the build; a build that fails is a failure like others, so that the run still ends with its numbers.
 * @param {import('../lib/progress.mjs').Progress} progress
 */
async function runBuilt(progress) {
  try {
    await ensureBuilt(progress);
  } catch (error) {
    return [faultySuite('build', error instanceof Error ? error.message : String(error))];
  }
  return runE2e([]);
}
