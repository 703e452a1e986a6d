import { ensureInstalled } from '../lib/install.mjs';
import { createProgress } from '../lib/progress.mjs';
import { runProgram } from '../lib/run-program.mjs';

/** `npm run generate`: writes what is made from the table of variables. */
export async function main() {
  await ensureInstalled(createProgress());
  const { code } = await runProgram('node', ['scripts/environment/generate.ts'], { show: true, timeoutMs: 60_000 });
  return code;
}
