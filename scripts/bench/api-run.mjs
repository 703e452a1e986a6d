import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { products } from '../lib/build-products.mjs';
import { root } from '../lib/paths.mjs';
import { freePort } from '../lib/ports.mjs';
import { startService, untilAnswering } from '../lib/service.mjs';
import { runLoad } from './start-load.mjs';

export const people = 100;
const secret = 'a secret of the bench alone, nothing else has it';

/**
 * The API on its embedded store, with so many flows of all people together.
 * @param {number} flows
 * @param {string} dataFolder
 */
export async function apiRun(flows, dataFolder) {
  mkdirSync(path.join(dataFolder, 'logs'), { recursive: true });
  const apiPort = await freePort();
  const api = startService({
    name: 'API',
    args: [products.api.entry],
    cwd: root,
    env: {
      NODE_ENV: 'production',
      MYFLOW_DATA_DIR: dataFolder,
      MYFLOW_LOCAL_SECRET: secret,
      MYFLOW_API_PORT: String(apiPort),
      // Requests are counted as ever; nobody is to reach the limit.
      MYFLOW_RATE_LIMIT_PER_MINUTE: '1000000',
    },
    logFile: path.join(dataFolder, 'logs/api.log'),
  });
  try {
    const startedMs = performance.now();
    const url = `http://127.0.0.1:${apiPort}`;
    await untilAnswering(api, `${url}/livez`, 30_000);
    const startMs = Math.round(performance.now() - startedMs);
    const load = await runLoad({ url, secret, people, serverPid: api.pid, flowsEach: flows / people, server: 'api' });
    return { flows, startMs, ...load };
  } finally {
    await api.stop();
  }
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
