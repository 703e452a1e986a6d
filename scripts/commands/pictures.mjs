import { ensureBuilt } from '../lib/build-products.mjs';
import { ensureInstalled } from '../lib/install.mjs';
import { createProgress } from '../lib/progress.mjs';
import { runProgram } from '../lib/run-program.mjs';
import { runE2e } from '../lib/suites.mjs';
import { sum } from '../lib/test-counts.mjs';

/** `npm run pictures`: takes the pictures of the documents anew, from the screens that the tests take. */
export async function main() {
  const progress = createProgress();
  await ensureInstalled(progress);
  await ensureBuilt(progress);
  const { failed } = sum(await runE2e(['every-screen', 'first-run']));
  if (failed > 0) return 1;
  const { code } = await runProgram('node', ['scripts/pictures/screens.ts'], { show: true, timeoutMs: 120_000 });
  return code;
}
