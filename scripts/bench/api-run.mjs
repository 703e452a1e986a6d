import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { root } from '../lib/paths.mjs';
import { freePort } from '../lib/ports.mjs';
import { startService, untilAnswering } from '../lib/service.mjs';
import { runLoad } from './start-load.mjs';
import { withApi } from './with-api.mjs';

export const people = 100;
const secret = 'a secret of the bench alone, nothing else has it';

/**
 * The API on its embedded store, with so many flows of all people together.
 * @param {number} flows
 * @param {string} dataFolder
 */
export async function apiRun(flows, dataFolder) {
  return withApi({ dataFolder, secret, untilPath: '/livez' }, async ({ url, pid, startMs }) => {
    const load = await runLoad({ url, secret, people, serverPid: pid, flowsEach: flows / people, server: 'api' });
    return { flows, startMs, ...load };
  });
}

/**
 * A `node:http` server that only answers, with pages of that size.
 * @param {number} pageBytes
 * @param {string} folder
 */
export async function bareRun(pageBytes, folder) {
  mkdirSync(path.join(folder, 'bare/logs'), { recursive: true });
  const port = await freePort();
  const bare = startService({
    name: 'bare server',
    args: [path.join(root, 'scripts/bench/bare-server.mjs'), String(port), String(pageBytes)],
    cwd: root,
    env: { NODE_ENV: 'production' },
    logFile: path.join(folder, 'bare/logs/bare.log'),
  });
  try {
    const url = `http://127.0.0.1:${port}`;
    await untilAnswering(bare, url, 10_000);
    return await runLoad({ url, secret, people, serverPid: bare.pid, flowsEach: 0, server: 'bare' });
  } finally {
    await bare.stop();
  }
}
