import { ensureInstalled } from '../lib/install.mjs';
import { createProgress } from '../lib/progress.mjs';
import { runProgram } from '../lib/run-program.mjs';

/**
 * `npm run scale`: prints the plan of capacity of docs/scale.md. `-- --people 50000 --flows-per-person 2000` supposes something else. With `-- --take-bench` the figures of
 * the last `npm run bench` become those that the repository keeps, and the page is written anew.
 */
export async function main() {
  await ensureInstalled(createProgress());
  const { code } = await runProgram('node', ['scripts/scale/scale.ts', ...process.argv.slice(2)], { show: true, timeoutMs: 60_000 });
  return code;
}
