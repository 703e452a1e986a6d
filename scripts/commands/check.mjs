import { describeChecks, runChecks } from '../lib/checks.mjs';
import { ensureInstalled } from '../lib/install.mjs';
import { createProgress } from '../lib/progress.mjs';

/** `npm run check`: types, lint, dead code and import rules. All run; a table closes. */
export async function main() {
  await ensureInstalled(createProgress());
  const results = await runChecks();
  console.log(describeChecks(results));
  return results.every((result) => result.ok) ? 0 : 1;
}
