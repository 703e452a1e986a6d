import { readAddresses } from '../lib/addresses.mjs';
import { prepareDataFolder } from '../lib/data-folder.mjs';
import { ensureInstalled } from '../lib/install.mjs';
import { dataFolder } from '../lib/paths.mjs';
import { requireFreePorts } from '../lib/ports.mjs';
import { createProgress } from '../lib/progress.mjs';
import { runPair } from '../lib/run-pair.mjs';
import { startPair } from '../lib/services.mjs';

/** `npm run dev`: both services from their sources, each reloading on save, their words on the terminal. */
export async function main() {
  const progress = createProgress();
  const addresses = readAddresses(process.env);
  prepareDataFolder(dataFolder());
  await requireFreePorts(addresses);
  await ensureInstalled(progress);
  const start = () => startPair({ addresses, dataFolder: dataFolder(), mode: 'development', withinMs: 180_000 });
  return runPair(
    () => progress.step('Starting', start),
    (pair) => console.log(`\nMyFlow is being developed at ${pair.url}\n`),
  );
}
