import { ensureBuilt } from '../lib/build-products.mjs';
import { ensureInstalled } from '../lib/install.mjs';
import { createProgress } from '../lib/progress.mjs';

/** `npm run build`: builds API and client whether they are up to date or not. */
export async function main() {
  const progress = createProgress();
  await ensureInstalled(progress);
  await ensureBuilt(progress, { force: true });
  return 0;
}
