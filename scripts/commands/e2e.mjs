import { ensureBuilt } from '../lib/build-products.mjs';
import { ensureInstalled } from '../lib/install.mjs';
import { createProgress } from '../lib/progress.mjs';
import { describeSuites, runE2e } from '../lib/suites.mjs';
import { closingLine, sum } from '../lib/test-counts.mjs';

/**
 * `npm run e2e`: the tests in a browser alone. Words behind `--` choose files, as vitest takes them.
 * @param {string[]} args
 */
export async function main(args) {
  const progress = createProgress();
  await ensureInstalled(progress);
  await ensureBuilt(progress);
  const counts = await runE2e(args);
  console.log(`\n${describeSuites(counts)}\n\n${closingLine(counts)}`);
  return sum(counts).failed === 0 ? 0 : 1;
}
