import { ensureInstalled } from '../lib/install.mjs';
import { createProgress } from '../lib/progress.mjs';
import { describeSuites, runContainerTests } from '../lib/suites.mjs';
import { closingLine, sum } from '../lib/test-counts.mjs';

/**
 * `npm run containers`: the tests of images and stacks alone, on a Docker Engine. Words behind `--` choose files, as vitest takes them.
 * @param {string[]} args
 */
export async function main(args) {
  await ensureInstalled(createProgress());
  const counts = await runContainerTests(args);
  console.log(`\n${describeSuites(counts)}\n\n${closingLine(counts)}`);
  return sum(counts).failed === 0 ? 0 : 1;
}
