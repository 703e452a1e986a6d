import { readAddresses } from '../lib/addresses.mjs';
import { ensureBuilt } from '../lib/build-products.mjs';
import { prepareDataFolder } from '../lib/data-folder.mjs';
import { ensureInstalled } from '../lib/install.mjs';
import { dataFolder } from '../lib/paths.mjs';
import { requireFreePorts } from '../lib/ports.mjs';
import { createProgress } from '../lib/progress.mjs';
import { runPair } from '../lib/run-pair.mjs';
import { startPair } from '../lib/services.mjs';

/** `npm start`: checks, installs and builds what is missing, and runs MyFlow until Ctrl+C. */
export async function main() {
  const progress = createProgress();
  const addresses = readAddresses(process.env);
  prepareDataFolder(dataFolder());
  await requireFreePorts(addresses);
  await ensureInstalled(progress);
  await ensureBuilt(progress);
  const start = () => startPair({ addresses, dataFolder: dataFolder(), mode: 'production' });
  return runPair(
    () => progress.step('Starting', start),
    (pair) => {
      progress.say(`Data and logs are in ${dataFolder()}; Ctrl+C stops MyFlow`);
      console.log(`\nMyFlow is ready at ${pair.url}`);
    },
  );
}
