import { commandsEntry, ensureApiBuilt } from '../lib/build-products.mjs';
import { prepareDataFolder } from '../lib/data-folder.mjs';
import { ensureInstalled } from '../lib/install.mjs';
import { dataFolder } from '../lib/paths.mjs';
import { createProgress } from '../lib/progress.mjs';
import { runProgram } from '../lib/run-program.mjs';
import { sharedEnv } from '../lib/services.mjs';

const withinMs = 24 * 3_600_000;

/**
 * `npm run myflow -- <command>`: a command of the operator, with the settings and the data folder that `npm start` has. Paths are taken from where npm was called.
 * @param {string[]} args
 */
export async function main(args) {
  const progress = createProgress((line) => console.error(line));
  prepareDataFolder(dataFolder());
  await ensureInstalled(progress);
  await ensureApiBuilt(progress);
  // Ctrl+C reaches the command as well, which takes back what is half done; its end is waited for.
  process.on('SIGINT', () => {});
  const { code } = await runProgram('node', [commandsEntry, ...args], {
    cwd: process.env['INIT_CWD'] ?? process.cwd(),
    env: sharedEnv({ dataFolder: dataFolder(), mode: 'production' }),
    show: true,
    timeoutMs: withinMs,
  });
  return code;
}
