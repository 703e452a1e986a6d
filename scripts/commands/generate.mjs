import { ensureInstalled } from '../lib/install.mjs';
import { createProgress } from '../lib/progress.mjs';
import { runProgram } from '../lib/run-program.mjs';

/** `npm run generate`: writes what is made from the table of variables, and draws the picture of the architecture. */
export async function main() {
  await ensureInstalled(createProgress());
  for (const program of ['scripts/environment/generate.ts', 'scripts/pictures/draw.ts']) {
    const { code } = await runProgram('node', [program], { show: true, timeoutMs: 60_000 });
    if (code !== 0) return code;
  }
  return 0;
}
